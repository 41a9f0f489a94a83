using Platform.Benchmarks;

namespace Platform.Cluster.Benchmarks.Failover;

/// <summary>failover: one of two silos is killed as a power cut would, while devices report: how soon every twin answers, what it still knows, and how often it wakes.</summary>
internal static class FailoverVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), TwiceTold = TimeSpan.FromSeconds(3);

    public static async Task<int> Run(int count)
    {
        await using var fleet = await KilledFleet.Start(count);
        await fleet.Report(rounds: 10); // some are saved meanwhile, others not
        var acknowledged = fleet.Acknowledged;
        var (twins, raw, forgotten) = await fleet.KillAndAsk(Patience);
        Figures.Print("cluster.failover_raw", raw, "s");
        Figures.Print("cluster.failover", twins, "s");
        Figures.Print("cluster.failover_forgotten", forgotten, "twins"); // the last that was acknowledged is not what the twin knows
        Figures.Print("cluster.failover_lost", acknowledged - await fleet.Kept(), "readings");

        // Nobody reports any more: every twin has one wake-up left that says so.
        var (rang, twice) = await fleet.Silence(Patience, TwiceTold);
        Figures.Print("cluster.failover_rang", rang, "twins");
        Figures.Print("cluster.failover_rang_twice", twice, "twins");
        return 0;
    }
}
