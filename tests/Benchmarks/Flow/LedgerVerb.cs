using System.Diagnostics;

namespace Platform.Benchmarks.Flow;

/// <summary>ledger: how many changes a second are loaded, decided, and committed with their journal entries.</summary>
internal static class LedgerVerb
{
    public const string Usage = "[--seconds 8] [--callers 12]";

    public static async Task<int> Run(VerbArgs args)
    {
        await using var ground = await Ground.Prepare(_ => { }, args.Stop);
        var counters = await Counters.Start(ground.Services, args.Stop);
        await Changes(counters, args.Count("callers", 12), seconds: 5, args.Stop); // warm: most of the code is compiled twice
        Figures.Print("ledger.changes_per_s", await Changes(counters, args.Count("callers", 12), args.Seconds, args.Stop), "changes/s");
        return 0;
    }

    private static async Task<double> Changes(Counters counters, int callers, double seconds, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        var done = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            var count = 0;
            for (; clock.Elapsed.TotalSeconds < seconds; count++) await counters.Raise(ct);
            return count;
        }, ct)));
        return done.Sum() / clock.Elapsed.TotalSeconds;
    }
}
