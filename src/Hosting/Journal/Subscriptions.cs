using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Hosting.Data;

namespace Platform.Hosting.Journal;

/// <summary>
/// Runs the subscriptions of this process that no other process runs. Whoever asks first becomes the owner; the others ask again
/// every moment, and take over when the owner's session ends, however it ended.
/// </summary>
internal sealed class Subscriptions(
    IEnumerable<ISubscription> subscriptions, Databases databases, JournalReader reader, JournalHead head, ParkedEntries parked,
    SubscriptionOptions options, TimeProvider time, ILogger<Subscriptions> log) : BackgroundService
{
    private readonly ISubscription[] _all = [.. subscriptions];

    public override Task StartAsync(CancellationToken cancellationToken) =>
        _all.CountBy(subscription => subscription.Name).FirstOrDefault(name => name.Value > 1) is { Key: { } name }
            ? throw new InvalidOperationException($"Two subscriptions are called \"{name}\" and would move one another's checkpoint; give one another name.")
            : base.StartAsync(cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var watching = head.Watch(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var session = await SubscriptionSession.Open(databases.Sessions, stoppingToken);
                await Own(session, stoppingToken);
            }
            catch (Exception e)
            {
                if (!stoppingToken.IsCancellationRequested) log.LogWarning("The session that owns this process's subscriptions was lost and is opened again: {Error}", e.Message);
            }

            await Rest(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Takes what it can get for as long as the session lives; answers when all it took has stopped.</summary>
    private async Task Own(SubscriptionSession session, CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop, session.Lost);
        var owned = new Dictionary<ISubscription, Task>();
        try
        {
            for (; ; await Rest(ending.Token))
            {
                foreach (var subscription in _all.Where(s => !owned.ContainsKey(s)))
                    if (await session.TryOwn(subscription, ending.Token)) owned[subscription] = Run(subscription, session, ending.Token);
                await session.Beat(ending.Token);
            }
        }
        finally
        {
            await ending.CancelAsync();
            await Task.WhenAll(owned.Values);
        }
    }

    /// <summary>A run that fails starts again where its checkpoint is.</summary>
    private async Task Run(ISubscription subscription, SubscriptionSession session, CancellationToken stop)
    {
        log.LogInformation("{Subscription} runs in this process", subscription.Name);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var checkpoint = await session.Checkpoint(subscription, stop);
                using var run = new SubscriptionRun(subscription, session, checkpoint, reader, head, parked, options, time, log);
                await run.Run(stop);
            }
            catch (Exception e)
            {
                // Interrupted by a stop or by the loss of its session, it goes on elsewhere.
                if (!stop.IsCancellationRequested) log.LogError(e, "{Subscription} was interrupted and goes on from its checkpoint", subscription.Name);
            }

            await Rest(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Not all processes at the same moment.
    private Task Rest(CancellationToken ct) => Task.Delay(options.Contend * (0.75 + Random.Shared.NextDouble() / 2), time, ct);
}
