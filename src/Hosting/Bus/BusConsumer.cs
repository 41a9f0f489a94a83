using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Platform.Hosting.Bus;

/// <summary>
/// Receives the messages of a subscription and has them handled: several at a time, those of a session one after another. What failed
/// goes back after a wait that grows with each delivery. Where a subscription allows it, all of a tenant that came at once are handled together.
/// </summary>
internal sealed class BusConsumer(
    IBusReceiver receiver, BusSubscription subscription, Func<IReadOnlyList<BusMessage>, CancellationToken, Task<int>> handle, BusOptions options, TimeProvider time, ILogger log) : IDisposable
{
    private readonly HeldMessages _held = new(receiver, subscription, options.Held, time, log);
    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly SemaphoreSlim _turns = new(options.Parallel, options.Parallel);

    /// <summary>Runs until it is stopped or cannot receive. Then nothing new is begun, and what is under way ends or is aborted before it answers.</summary>
    public async Task Run(CancellationToken stop, CancellationToken abort)
    {
        using var ending = new CancellationTokenSource();
        var (completing, renewing) = (_held.CompleteHandled(), _held.Renew(ending.Token));
        try
        {
            while (true)
            {
                var received = await receiver.Receive(await _held.Room(stop), stop);
                var held = received.Select(delivery => (Delivery: delivery, Lost: _held.Hold(delivery))).ToArray();
                if (subscription.Together)
                    foreach (var tenant in held.GroupBy(h => h.Delivery.Message.Tenant)) Begin(Task.Run(() => HandleTogether([.. tenant], stop, abort), CancellationToken.None));
                else
                    foreach (var session in Sessions(held)) Begin(Task.Run(() => Handle(session, stop, abort), CancellationToken.None));
            }
        }
        finally
        {
            await Task.WhenAll(_running.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _held.End();
            await completing;
            await ending.CancelAsync();
            await renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose()
    {
        _turns.Dispose();
        _held.Dispose();
    }

    private void Begin(Task task)
    {
        _running[task] = true;
        task.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
    }

    private IEnumerable<(Delivery Delivery, CancellationToken Lost)[]> Sessions((Delivery Delivery, CancellationToken Lost)[] held) =>
        held.GroupBy(h => subscription.Sessions && h.Delivery.Message.Session is { } key ? (object)key : h.Delivery).Select(session => session.ToArray());

    /// <summary>Messages of one tenant: all at once, or, where that fails, session by session.</summary>
    private async Task HandleTogether((Delivery Delivery, CancellationToken Lost)[] held, CancellationToken stop, CancellationToken abort)
    {
        if (stop.IsCancellationRequested) return; // goes back with the receiver, uncounted
        if (held.Length > 1)
        {
            using var ended = CancellationTokenSource.CreateLinkedTokenSource([abort, .. held.Select(h => h.Lost)]);
            if (await Try([.. held.Select(h => h.Delivery)], ended.Token) is null || abort.IsCancellationRequested) return;
        }

        await Task.WhenAll(Sessions(held).Select(session => Handle(session, stop, abort)));
    }

    /// <summary>Messages that must keep their order: the first that is not settled for good ends it for those behind it.</summary>
    private async Task Handle((Delivery Delivery, CancellationToken Lost)[] session, CancellationToken stop, CancellationToken abort)
    {
        for (var i = 0; i < session.Length; i++)
        {
            if (stop.IsCancellationRequested) return; // goes back with the receiver, uncounted
            var (delivery, lost) = session[i];
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(lost, abort);
            if (await Try([delivery], ended.Token) is not { } failure) continue;

            if (abort.IsCancellationRequested) return;
            if (!lost.IsCancellationRequested && await GiveBack(delivery, failure, stop)) continue;
            if (lost.IsCancellationRequested) Count("lost");
            _held.Release(session[i..].Select(s => s.Delivery));
            return;
        }
    }

    /// <summary>Answers what went wrong.</summary>
    private async Task<Exception?> Try(IReadOnlyList<Delivery> deliveries, CancellationToken ct)
    {
        var message = deliveries[0].Message;
        try
        {
            await _turns.WaitAsync(ct);
            try
            {
                using var span = Telemetry.Continue($"bus.deliver {message.Subject}", message.Trace, ActivityKind.Consumer)
                    ?.SetTag("bus.subscription", subscription.Name).SetTag("bus.delivery", deliveries[0].Count).SetTag("bus.messages", deliveries.Count).SetTag("tenant", message.Tenant.ToString());
                try
                {
                    var handled = await handle([.. deliveries.Select(d => d.Message)], ct);
                    Count("handled", handled);
                    Count("repeated", deliveries.Count - handled);
                }
                catch (Exception e)
                {
                    span?.SetStatus(ActivityStatusCode.Error, e.Message);
                    span?.AddException(e);
                    throw;
                }
            }
            finally { _turns.Release(); }
        }
        catch (Exception e) { return e; } // whatever it is, its message is given back

        foreach (var delivery in deliveries)
        {
            BusMetrics.Latency.Record((time.GetUtcNow() - delivery.EnqueuedAt).TotalMilliseconds, Label);
            _held.Complete(delivery);
        }

        return null;
    }

    /// <summary>Answers whether the message is out of the way of those behind it.</summary>
    private async Task<bool> GiveBack(Delivery delivery, Exception failure, CancellationToken stop)
    {
        var message = delivery.Message;
        var hopeless = failure is UnreadableException || delivery.Count >= subscription.MaxDeliveries;
        try
        {
            if (hopeless)
            {
                await receiver.DeadLetter(delivery, failure.ToString(), CancellationToken.None);
                _held.Release([delivery]);
                Count("dead-lettered");
                log.LogError(failure, "{Subscription} cannot handle {Fact} {Id} of tenant {Tenant}: dead-lettered at delivery {Count}",
                    subscription.Name, message.Subject, message.Id, message.Tenant, delivery.Count);
                return true;
            }

            Count("failed");
            log.LogWarning(failure, "{Subscription} failed to handle {Fact} {Id} of tenant {Tenant} at delivery {Count} and is given it again",
                subscription.Name, message.Subject, message.Id, message.Tenant, delivery.Count);
            var wait = Math.Min(options.RetryAfter.Ticks * Math.Pow(2, delivery.Count - 1), options.RetryAtMost.Ticks) * (0.75 + Random.Shared.NextDouble() / 2);
            await Task.Delay(TimeSpan.FromTicks((long)wait), time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await receiver.Abandon(delivery, failure.ToString(), CancellationToken.None);
        }
        catch (Exception e)
        {
            log.LogWarning("{Fact} {Id} could not be given back and is when its lock runs out: {Error}", message.Subject, message.Id, e.Message);
        }

        return false;
    }

    private KeyValuePair<string, object?> Label => new("subscription", subscription.Name);

    private void Count(string outcome, int count = 1)
    {
        if (count > 0) BusMetrics.Delivered.Add(count, Label, new("outcome", outcome));
    }
}
