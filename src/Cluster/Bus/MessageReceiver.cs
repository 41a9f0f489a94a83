using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using Platform.Hosting.Bus;

namespace Platform.Cluster.Bus;

/// <summary>One consumer of a subscription that keeps no sessions.</summary>
internal sealed class MessageReceiver(ServiceBusClient client, BusSubscription subscription, TimeProvider time) : IBusReceiver
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ServiceBusReceiver _receiver = client.CreateReceiver(subscription.Topic, Entities.NameOf(subscription));
    private readonly ConcurrentDictionary<Delivery, bool> _held = new(ReferenceEqualityComparer.Instance);

    public async Task<IReadOnlyList<Delivery>> Receive(int max, CancellationToken ct)
    {
        while (true)
        {
            var deliveries = await Settling.Deliveries(_receiver, await _receiver.ReceiveMessagesAsync(max, Patience, ct), subscription, time);
            foreach (var delivery in deliveries) _held[delivery] = true;
            if (deliveries.Count > 0) return deliveries;
        }
    }

    public async Task<int> Complete(IReadOnlyList<Delivery> deliveries, CancellationToken ct)
    {
        var completed = await Task.WhenAll(deliveries.Select(delivery => Settle(delivery, message => _receiver.CompleteMessageAsync(message, ct))));
        return completed.Count(done => done);
    }

    public Task Abandon(Delivery delivery, string reason, CancellationToken ct) => delivery.Count >= subscription.MaxDeliveries
        ? DeadLetter(delivery, reason, ct)
        : Settle(delivery, message => _receiver.AbandonMessageAsync(message, cancellationToken: ct));

    public Task DeadLetter(Delivery delivery, string reason, CancellationToken ct) => Settle(delivery, message => Settling.Bury(_receiver, message, delivery.Count, reason, time, ct));

    public async Task<IReadOnlyList<Delivery>> Renew(IReadOnlyList<Delivery> deliveries, CancellationToken ct)
    {
        var renewed = await Task.WhenAll(deliveries.Select(delivery => Settling.IsOurs(() => _receiver.RenewMessageLockAsync(delivery.Received(), ct))));
        return [.. deliveries.Where((_, i) => renewed[i])];
    }

    /// <summary>What it still holds goes back, uncounted, rather than waiting for its lock to run out.</summary>
    public async ValueTask DisposeAsync()
    {
        try { await Task.WhenAll(_held.Keys.Select(delivery => Settle(delivery, message => _receiver.AbandonMessageAsync(message, message.Uncounted())))); }
        catch (ServiceBusException) { } // then the locks run out
        await _receiver.DisposeAsync();
    }

    private Task<bool> Settle(Delivery delivery, Func<ServiceBusReceivedMessage, Task> settle)
    {
        _held.TryRemove(delivery, out _);
        return Settling.IsOurs(() => settle(delivery.Received()));
    }
}
