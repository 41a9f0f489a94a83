using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using Platform.Hosting.Bus;

namespace Platform.Cluster.Bus;

/// <summary>
/// One consumer of a subscription that keeps sessions: it has several at a time, each for itself alone, and lets go of one when nothing of it is left to do.
/// The broker gives back what was received of a session that is let go, uncounted.
/// </summary>
internal sealed class SessionReceiver(ServiceBusClient client, BusSubscription subscription, TimeProvider time) : IBusReceiver
{
    private const int MostSessions = 32;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100), Glance = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentDictionary<string, Session> _sessions = new();
    private readonly CancellationTokenSource _closing = new();
    private Task<ServiceBusSessionReceiver>? _accepting;

    public async Task<IReadOnlyList<Delivery>> Receive(int max, CancellationToken ct)
    {
        while (true)
        {
            await Accept(ct);
            var deliveries = new List<Delivery>();
            foreach (var session in _sessions.Values)
            {
                if (deliveries.Count >= max) break;
                deliveries.AddRange(await Look(session, max - deliveries.Count, ct));
            }

            if (deliveries.Count > 0) return deliveries;
        }
    }

    public async Task<int> Complete(IReadOnlyList<Delivery> deliveries, CancellationToken ct)
    {
        var completed = await Task.WhenAll(deliveries.Select(delivery => Settle(delivery, (receiver, message) => receiver.CompleteMessageAsync(message, ct))));
        return completed.Count(done => done);
    }

    public async Task Abandon(Delivery delivery, string reason, CancellationToken ct)
    {
        if (delivery.Count >= subscription.MaxDeliveries) await DeadLetter(delivery, reason, ct);
        else if (await Settle(delivery, (receiver, message) => receiver.AbandonMessageAsync(message, cancellationToken: ct))) await LetGo(SessionOf(delivery)); // those behind it go back with it
    }

    public Task DeadLetter(Delivery delivery, string reason, CancellationToken ct) =>
        Settle(delivery, (receiver, message) => Settling.Bury(receiver, message, delivery.Count, reason, time, ct));

    public async Task<IReadOnlyList<Delivery>> Renew(IReadOnlyList<Delivery> deliveries, CancellationToken ct)
    {
        var kept = new HashSet<Delivery>(ReferenceEqualityComparer.Instance);
        foreach (var group in deliveries.GroupBy(SessionOf))
            if (group.Key is { } session && await Settling.IsOurs(() => session.Receiver.RenewSessionLockAsync(ct))) kept.UnionWith(group.Where(session.Held.ContainsKey));
        return [.. deliveries.Where(kept.Contains)];
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        if (_accepting is { } accepting)
        {
            await ((Task)accepting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (accepting.IsCompletedSuccessfully) await accepting.Result.DisposeAsync();
        }

        foreach (var session in _sessions.Values) await LetGo(session);
        _closing.Dispose();
    }

    // Called off, an acceptance under way might leave a session locked for nobody: it goes on, and the next look finds it.
    private async Task Accept(CancellationToken ct)
    {
        if (_sessions.Count < MostSessions) _accepting ??= client.AcceptNextSessionAsync(subscription.Topic, Entities.NameOf(subscription), cancellationToken: _closing.Token);
        if (_accepting is null) return;
        await Task.WhenAny(_accepting, Task.Delay(BetweenLooks, ct));
        ct.ThrowIfCancellationRequested();
        if (!_accepting.IsCompleted) return;

        var accepted = _accepting;
        _accepting = null;
        try { _sessions[(await accepted).SessionId] = new(await accepted); }
        catch (ServiceBusException e) when (e.Reason == ServiceBusFailureReason.ServiceTimeout) { } // there is none at the moment
    }

    private async Task<List<Delivery>> Look(Session session, int max, CancellationToken ct)
    {
        try
        {
            var deliveries = await Settling.Deliveries(session.Receiver, await session.Receiver.ReceiveMessagesAsync(max, Glance, ct), subscription, time);
            foreach (var delivery in deliveries) session.Held[delivery] = true;
            if (session.Held.IsEmpty) await LetGo(session);
            return deliveries;
        }
        catch (ServiceBusException e) when (e.Reason == ServiceBusFailureReason.SessionLockLost)
        {
            await LetGo(session);
            return [];
        }
    }

    private async Task<bool> Settle(Delivery delivery, Func<ServiceBusSessionReceiver, ServiceBusReceivedMessage, Task> settle)
    {
        if (SessionOf(delivery) is not { } session) return false;
        var isOurs = await Settling.IsOurs(() => settle(session.Receiver, delivery.Received()));
        session.Held.TryRemove(delivery, out _);
        return isOurs;
    }

    private Session? SessionOf(Delivery delivery) =>
        _sessions.TryGetValue(delivery.Received().SessionId, out var session) && session.Held.ContainsKey(delivery) ? session : null;

    private async Task LetGo(Session? session)
    {
        if (session is null || !_sessions.TryRemove(new(session.Receiver.SessionId, session))) return;
        await session.Receiver.DisposeAsync();
    }

    private sealed record Session(ServiceBusSessionReceiver Receiver)
    {
        public ConcurrentDictionary<Delivery, bool> Held { get; } = new(ReferenceEqualityComparer.Instance);
    }
}
