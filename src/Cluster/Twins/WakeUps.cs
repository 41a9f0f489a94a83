using Orleans;
using Platform.Hosting.Schedules;
using Platform.Hosting.Twins;

namespace Platform.Cluster.Twins;

/// <summary>Twins at rest are roused before it is time for them to wake: what is due stands in rows, and goes to each silo in one call.</summary>
internal sealed class WakeUps(IEnumerable<ITwinEngine> engines, IGrainFactory grains, Homes homes, TimeProvider time, ILogger<WakeUps> log)
{
    private const int MostInACall = 10_000;

    /// <summary>How far a round looks: further than two are apart.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);

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

/// <summary>Rouses what is due, by one worker at a time.</summary>
internal sealed class DeliverWakeUps(WakeUps wakeUps) : ISchedule
{
    public static string Name => "deliver-wake-ups";
    public static string Cron => "0/15 * * * * ?";

    public Task Run(CancellationToken ct) => wakeUps.Deliver(WakeUps.Ahead, ct);
}

/// <summary>
/// What lived in a silo that died and is due soon is roused at once: by the next round it could be late, and many at a time come back sooner than one by one as they are asked for.
/// </summary>
internal sealed class RouseSurvivors(WakeUps wakeUps, Homes homes, ILogger<RouseSurvivors> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        homes.Died += Rouse;
        await Task.Delay(Timeout.Infinite, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        homes.Died -= Rouse;

        async void Rouse()
        {
            try { await wakeUps.Deliver(WakeUps.Ahead, stoppingToken); }
            catch (Exception e) { log.LogWarning(e, "What lived in a silo that died was not roused; it is with the next round."); }
        }
    }
}
