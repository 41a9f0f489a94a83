using Orleans;
using Platform.Hosting.Schedules;
using Platform.Hosting.Twins;

namespace Platform.Cluster.Twins;

/// <summary>Twins at rest are roused before it is time for them to wake: what is due stands in rows, and goes to each silo in one call.</summary>
internal sealed class WakeUps(IEnumerable<ITwinEngine> engines, IGrainFactory grains, Homes homes, TimeProvider time, ILogger<WakeUps> log)
{
    private const int MostInACall = 10_000;

    /// <summary>Everything that wants to wake within this time.</summary>
    public Task Deliver(TimeSpan ahead, CancellationToken ct) => Task.WhenAll(engines.Select(engine => Deliver(engine, time.GetUtcNow() + ahead, ct)));

    private async Task Deliver(ITwinEngine engine, DateTimeOffset before, CancellationToken ct)
    {
        var silos = await homes.Silos();
        foreach (var home in (await engine.Due(before, ct)).GroupBy(key => Homes.Of(key, silos)))
            foreach (var keys in home.Chunk(MostInACall))
                try { await grains.PostOf(home.Key).Rouse(engine.Kind, Mail.Pack(keys)).WaitAsync(ct); }
                catch (Exception e) when (!ct.IsCancellationRequested) { log.LogWarning(e, "Some {Kind} twins were not roused; they are with the next round.", engine.Kind); }
    }
}

/// <summary>Rouses what is due, by one worker at a time; each round looks further ahead than two rounds are apart.</summary>
internal sealed class DeliverWakeUps(WakeUps wakeUps) : ISchedule
{
    public static string Name => "deliver-wake-ups";
    public static string Cron => "0/15 * * * * ?";

    public Task Run(CancellationToken ct) => wakeUps.Deliver(TimeSpan.FromMinutes(1), ct);
}
