using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.Replay;

/// <summary>The device whose life the series becomes.</summary>
internal sealed record ReplayedDevice(Api Api, string Id)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly string[] BuiltIn = ["battery", "signal", "temperature"];

    /// <summary>A new one at the tenant's first site.</summary>
    public static async Task<ReplayedDevice> Register(Api api, string name, string type, CancellationToken ct)
    {
        var types = (await api.Get("/v1/device-types", ct)).GetProperty("items").EnumerateArray()
            .ToDictionary(one => one.GetProperty("name").GetString()!, one => one.GetProperty("id").GetGuid(), StringComparer.OrdinalIgnoreCase);
        if (!types.TryGetValue(type, out var typeId))
            throw new WrongArgumentException($"There is no device type '{type}', but {string.Join(", ", types.Keys)}.");
        var sites = (await api.Get("/v1/sites?limit=1", ct)).GetProperty("items");
        if (sites.GetArrayLength() == 0) throw new CannotMeasureException("The tenant has no site to put the device at: add one first.");
        var device = await api.Post("/v1/devices", new { siteId = sites[0].GetProperty("id").GetGuid(), name, typeId }, ct);
        return new(api, device.GetProperty("id").GetString()!);
    }

    public async Task Report(string metric, IReadOnlyList<Point> points, Compression compression, CancellationToken ct)
    {
        var json = new StringBuilder("[");
        foreach (var point in points)
        {
            var value = point.Value.ToString("R", CultureInfo.InvariantCulture);
            var reported = BuiltIn.Contains(metric) ? $"\"{metric}\":{value}" : $$"""
                "metrics":{{{JsonSerializer.Serialize(metric)}}:{{value}}}
                """;
            if (json.Length > 1) json.Append(',');
            json.Append(CultureInfo.InvariantCulture, $$"""{"deviceId":"{{Id}}","at":"{{compression.Of(point.At):O}}",{{reported}}}""");
        }

        var answer = await Api.Telemetry(Encoding.UTF8.GetBytes(json.Append(']').ToString()), ct);
        answer.MustBe(points.Count);
    }

    /// <summary>Readings are acknowledged when they are durable; the twin takes them a moment later.</summary>
    public async Task<Stand> StandAfter(Point last, Compression compression, CancellationToken ct)
    {
        var sent = compression.Of(last.At);
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(5, ct))
        {
            var standing = (await Api.Get($"/v1/devices/{Id}", ct)).GetProperty("standing");
            var taken = standing.GetProperty("lastReadingAt");
            var isTaken = taken.ValueKind is JsonValueKind.String && (taken.GetDateTimeOffset().UtcDateTime - sent).Duration() < TimeSpan.FromMilliseconds(1);
            if (isTaken) return StandOf(last.At, standing);
            if (clock.Elapsed > Patience) throw new CannotMeasureException($"The device has not taken the reading of {sent:O}; its last is of {taken}.");
        }
    }

    private static Stand StandOf(DateTime at, JsonElement standing)
    {
        var score = standing.GetProperty("score");
        var why = standing.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetProperty("text").GetString()).FirstOrDefault() ?? "";
        return new(at, score.ValueKind is JsonValueKind.Number ? (int)score.GetDouble() : null, standing.GetProperty("band").GetString()!, why);
    }
}
