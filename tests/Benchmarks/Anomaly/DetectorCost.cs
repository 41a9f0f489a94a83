using System.Diagnostics;
using Platform.Devices.Domain.Anomaly;

namespace Platform.Benchmarks.Anomaly;

/// <summary>What one metric's detector costs: time for each reading, and memory for as long as its device lives.</summary>
internal static class DetectorCost
{
    private const int Metrics = 1_000, Readings = 400;

    public static void Print()
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var watches = new MetricWatch?[Metrics];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Run(watches, start, Readings); // most code is compiled now, and each watch has what it will ever hold
        var clock = Stopwatch.StartNew();
        Run(watches, start.AddMinutes(Readings), Readings);
        Figures.Print("anomaly.ns_per_reading", clock.Elapsed.TotalNanoseconds / (Metrics * Readings), "ns");
        Figures.Print("anomaly.bytes_per_metric", (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Metrics, "bytes");
        GC.KeepAlive(watches);
    }

    private static void Run(MetricWatch?[] watches, DateTimeOffset from, int readings)
    {
        for (var i = 0; i < readings; i++)
            for (var m = 0; m < watches.Length; m++)
                watches[m] = MetricWatch.After(watches[m], 20 + MathF.Sin((i + m) * 0.1f) + (i * 31 + m * 17) % 10 * 0.1f, from.AddMinutes(i));
    }
}
