using System.Diagnostics;
using System.Text.Json;
using Platform.Benchmarks.Ingest;
using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.FleetSize;

/// <summary>
/// A Host killed together with its PostgreSQL: how soon it is back, with readings taken under the key their sender always had, and the twins as
/// they were; whether anybody is called silent for it; then how soon those that are silent are.
/// </summary>
internal static class Comeback
{
    private const int Connections = 4, Batch = 2_500, Asked = 100;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(20);

    public static async Task Measure(HostProcess before, DemoKey demo, IReadOnlyList<Guid> devices, TimeSpan timeout, CancellationToken ct)
    {
        var key = demo with { ApiKey = await KeptKey(before, demo, ct) };
        var load = new Load(new(devices), Connections, Batch);
        await load.First(before, key, DateTime.UtcNow.AddHours(-1), ct);
        await before.UntilQuiet(Settling, ct);
        await before.Kill();
        before.Postgres.Crash();

        var clock = Stopwatch.StartNew();
        await using var host = await HostProcess.Start(before.Folder, ct);
        var back = DateTime.UtcNow;
        await Task.WhenAll(load.One(host, key, DateTime.UtcNow.AddMinutes(-31), ct), KnowThemselves(host, key, devices, ct));
        var (ready, spent) = (clock.Elapsed, ProcessorTime.Now(host));
        await load.First(host, key, DateTime.UtcNow.AddMinutes(-30), ct);
        Console.WriteLine($"healthy after {host.StartedIn.TotalSeconds:0.0} s, readings taken and twins asked answering after {ready.TotalSeconds:0.0} s, for which the Host took {spent.Host.TotalSeconds:0.0} s "
            + $"of a core and PostgreSQL {spent.Postgres.TotalSeconds:0.0} s; all {devices.Count} devices had reported again after {clock.Elapsed.TotalSeconds:0.0} s");
        Figures.Print("fleet.restart_s", ready.TotalSeconds, "s");
        Figures.Print("fleet.all_heard_again_s", clock.Elapsed.TotalSeconds, "s");

        var silence = await Silence.After(host, devices.Count, back, timeout, ct);
        Console.WriteLine($"{silence.TooSoon} of {devices.Count} were called silent for the crash; of those silent afterwards {silence.Noticed} were noticed, the last {silence.Longest:0.0} s after the timeout");
        Figures.Print("fleet.offline_delay_p99_s", silence.P99, "s");
    }

    /// <summary>A key of the sender's own: those of the demo are made anew by each start.</summary>
    private static async Task<string> KeptKey(HostProcess host, DemoKey demo, CancellationToken ct)
    {
        using var api = new Api(host.Url, demo.ApiKey);
        var made = await api.Post("/v1/api-keys", new { name = "Kept over a crash", scopes = new[] { "telemetry.write", "devices.read" } }, ct);
        return made.GetProperty("secret").GetString()!;
    }

    /// <summary>Asks devices from all over the fleet how they stand: who was heard before knows when.</summary>
    private static async Task KnowThemselves(HostProcess host, DemoKey key, IReadOnlyList<Guid> devices, CancellationToken ct)
    {
        using var api = new Api(host.Url, key.ApiKey, Connections);
        var some = Enumerable.Range(0, Asked).Select(i => devices[(int)((long)i * devices.Count / Asked)]);
        await Parallel.ForEachAsync(some, new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = ct }, async (device, stop) =>
        {
            var standing = (await api.Get($"/v1/devices/{device}", stop)).GetProperty("standing");
            if (standing.GetProperty("lastReadingAt").ValueKind is not JsonValueKind.String) throw new CannotMeasureException($"The device {device} was heard before the crash, and knows nothing of it: {standing}");
        });
    }
}
