using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Devices.Domain;
using Platform.Devices.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Plans;

namespace Platform.Devices.Features;

/// <summary>What a device measured over a time, gathered into as many steps as a chart can show.</summary>
internal static class GetDeviceSeries
{
    /// <summary>Steps without a reading are left out: a gap is a gap.</summary>
    public sealed record View(string Metric, string Unit, int StepSeconds, IReadOnlyList<Point> Points);

    public sealed record Point(DateTimeOffset At, double Min, double Avg, double Max, long Count);

    public sealed record Query(
        [property: Description("battery, signal, temperature, online, or a metric of the device's own.")] string Metric,
        [property: Description("From here; a day before the end when left out.")] DateTimeOffset? From,
        [property: Description("Until here; now when left out.")] DateTimeOffset? To,
        [property: Description("How many steps at most, 1 to 2000; 300 when left out.")] int? Points);

    private static readonly int[] Steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400];

    public static void Map(IEndpointRouteBuilder devices) => devices.MapGet("/{id}/series", Get)
        .WithName(nameof(GetDeviceSeries)).WithSummary("Get what a device measured").RequirePermission(DevicesPermissions.Read.Name).RequireFeature(DevicesFeatures.DeviceHealth);

    /// <summary>The shortest usual step that fits the span into so many points.</summary>
    public static int StepFor(TimeSpan span, int points)
    {
        var least = span.TotalSeconds / points;
        return Steps.FirstOrDefault(step => step >= least) is > 0 and var step ? step : (int)Math.Ceiling(least / 86_400) * 86_400;
    }

    private static async Task<Results<Ok<View>, ProblemHttpResult>> Get(string id, [AsParameters] Query query, DevicesDb db, Databases databases, CancellationToken ct)
    {
        var to = query.To ?? db.Call.Now;
        var from = query.From ?? to.AddDays(-1);
        if (from >= to) throw new MalformedException("from", "from comes before to.");
        if (query.Points is < 1 or > 2_000) throw new MalformedException("points", "points is a whole number from 1 to 2000.");
        if (!MetricNames.IsValid(query.Metric)) throw new MalformedException("metric", MetricNames.Rule);
        if (await db.FindDevice(id, ct) is not { } device) return Problems.Of(DeviceRefusals.NotFound);

        var type = await db.Types.AsNoTracking().SingleAsync(t => t.Id == device.TypeId, ct);
        var step = StepFor(to - from, query.Points ?? 300);
        return TypedResults.Ok(new View(query.Metric, UnitOf(query.Metric, type), step, await Read(databases, device, query.Metric, from, to, step, ct)));
    }

    private static string UnitOf(string metric, DeviceType type) => metric switch
    {
        "battery" => "%",
        "signal" => "dBm",
        "temperature" => "°C",
        "online" => "",
        _ => type.Metrics.Find(m => m.Name == metric)?.Unit ?? "",
    };

    // A reading may have been stored twice, when its sender was not sure that it had arrived.
    private static async Task<IReadOnlyList<Point>> Read(Databases databases, Device device, string metric, DateTimeOffset from, DateTimeOffset to, int step, CancellationToken ct)
    {
        var value = metric switch
        {
            "battery" or "signal" or "temperature" => $"{metric}::float8",
            "online" => "online::int::float8",
            _ => "(metrics ->> $6)::float8",
        };
        await using var connection = await databases.OpenFor(device.Tenant, ct);
        await using var read = connection.CreateCommand();
        read.CommandText = $"""
            select date_bin($5, at, 'epoch'::timestamptz), min(value), avg(value), max(value), count(*)
            from (select distinct on (at) at, {value} as value from devices.readings where tenant = $1 and device = $2 and at >= $3 and at < $4 order by at) once
            where value is not null group by 1 order by 1
            """;
        read.Parameters.Add(new() { Value = device.Tenant.Value });
        read.Parameters.Add(new() { Value = device.Key });
        read.Parameters.Add(new() { Value = from.ToUniversalTime() });
        read.Parameters.Add(new() { Value = to.ToUniversalTime() });
        read.Parameters.Add(new() { Value = TimeSpan.FromSeconds(step) });
        if (value.Contains("$6", StringComparison.Ordinal)) read.Parameters.Add(new() { Value = metric });

        var points = new List<Point>();
        await using var rows = await read.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            points.Add(new(rows.GetFieldValue<DateTimeOffset>(0), Round(rows.GetDouble(1)), Round(rows.GetDouble(2)), Round(rows.GetDouble(3)), rows.GetInt64(4)));
        return points;
    }

    // Readings are kept with seven digits: more would be the noise of widening them.
    private static double Round(double value) => double.Parse(value.ToString("G7", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
