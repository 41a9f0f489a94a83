using Platform.Devices.Domain;
using Platform.Devices.Domain.Anomaly;

namespace Platform.Benchmarks.Anomaly;

/// <summary>What one metric's detector costs: time for each reading, and memory for as long as its device lives.</summary>
internal static class DetectorCost
{
    private const int Metrics = 1_000, Readings = 400, Young = 50, Rounds = 5;

    public static void Print()
    {
        var watches = new MetricWatch?[Metrics];
        var empty = GC.GetTotalMemory(forceFullCollection: true);
        Run(watches, 0, Young);
        Figures.Print("anomaly.bytes_per_young_metric", (GC.GetTotalMemory(forceFullCollection: true) - empty) / (double)Metrics, "bytes");

        var fastest = TimeSpan.MaxValue; // the first rounds are still being compiled
        for (var round = 0; round < Rounds; round++)
        {
            var before = Spent;
            Run(watches, Young + round * Readings, Readings);
            fastest = Shorter(fastest, Spent - before);
        }

        Figures.Print("anomaly.bytes_per_metric", (GC.GetTotalMemory(forceFullCollection: true) - empty) / (double)Metrics, "bytes");
        Figures.Print("anomaly.ns_per_reading", fastest.TotalNanoseconds / (Metrics * Readings), "ns");
        GC.KeepAlive(watches);
        Figures.Print("anomaly.ns_per_dense_reading", Dense(), "ns");
    }

    // Of the processors, not of the clock: others use the machine too.
    private static TimeSpan Spent => Environment.CpuUsage.TotalTime;

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    // A device that reports its three metrics every second though once a minute is expected.
    private static double Dense()
    {
        var devices = new MetricWatches[Metrics];
        var (fastest, second) = (TimeSpan.MaxValue, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var before = Spent;
            for (var until = second + Readings; second < until; second++)
                for (var d = 0; d < devices.Length; d++)
                {
                    var wave = MathF.Sin((second + d) * 0.1f);
                    devices[d] = devices[d].After(new(Start.AddSeconds(second), 80 - wave, -60 - wave, 20 + wave, Online: true), expectedIntervalSeconds: 60).Watches;
                }

            fastest = Shorter(fastest, Spent - before);
        }

        return fastest.TotalNanoseconds / (Metrics * Readings * 3);
    }

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static void Run(MetricWatch?[] watches, int first, int readings)
    {
        for (var i = first; i < first + readings; i++)
            for (var m = 0; m < watches.Length; m++)
                watches[m] = MetricWatch.After(watches[m], 20 + MathF.Sin((i + m) * 0.1f) + (i * 31 + m * 17) % 10 * 0.1f, Start.AddMinutes(i));
    }
}
