using System.Diagnostics;
using Platform.Devices.Domain.Anomaly;

namespace Platform.Benchmarks.Anomaly;

/// <summary>What one metric's detector costs: time for each reading, and memory for as long as its device lives.</summary>
internal static class DetectorCost
{
    private const int Metrics = 1_000, Readings = 400, Young = 50, Rounds = 5;

    public static void Print()
    {
        var watches = new MetricWatch?[Metrics];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Run(watches, 0, Young);
        Figures.Print("anomaly.bytes_per_young_metric", (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Metrics, "bytes");

        var fastest = TimeSpan.MaxValue; // others use the machine too, and the first rounds are still being compiled
        for (var round = 0; round < Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            Run(watches, Young + round * Readings, Readings);
            if (clock.Elapsed < fastest) fastest = clock.Elapsed;
        }

        Figures.Print("anomaly.bytes_per_metric", (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Metrics, "bytes");
        Figures.Print("anomaly.ns_per_reading", fastest.TotalNanoseconds / (Metrics * Readings), "ns");
        GC.KeepAlive(watches);
    }

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static void Run(MetricWatch?[] watches, int first, int readings)
    {
        for (var i = first; i < first + readings; i++)
            for (var m = 0; m < watches.Length; m++)
                watches[m] = MetricWatch.After(watches[m], 20 + MathF.Sin((i + m) * 0.1f) + (i * 31 + m * 17) % 10 * 0.1f, Start.AddMinutes(i));
    }
}
