using Azure.Messaging.ServiceBus;
using Platform.Hosting.Bus;

namespace Platform.Cluster.Bus;

/// <summary>What both kinds of receivers do with messages of the broker.</summary>
internal static class Settling
{
    private const int LongestReason = 4_000;

    public static ServiceBusReceivedMessage Received(this Delivery delivery) => (ServiceBusReceivedMessage)delivery.Lock;

    /// <summary>What can be delivered; what is none of ours, or has ended its consumers too often, is a dead letter.</summary>
    public static async Task<List<Delivery>> Deliveries(ServiceBusReceiver receiver, IEnumerable<ServiceBusReceivedMessage> received, BusSubscription subscription, TimeProvider time)
    {
        var deliveries = new List<Delivery>();
        foreach (var message in received)
            if (message.FromBroker() is not { } ours) await Bury(receiver, message, message.Count(), "It is no message of this platform.", time, CancellationToken.None);
            else if (message.Count() > subscription.MaxDeliveries)
                await Bury(receiver, message, subscription.MaxDeliveries, "Whoever received it never said what became of it.", time, CancellationToken.None);
            else deliveries.Add(new(ours, message.Count(), message.EnqueuedTime, message));
        return deliveries;
    }

    public static Task Bury(ServiceBusReceiver receiver, ServiceBusReceivedMessage message, int deliveries, string reason, TimeProvider time, CancellationToken ct) =>
        receiver.DeadLetterMessageAsync(message, Messages.Buried(deliveries, time.GetUtcNow()), "refused", reason.Length > LongestReason ? reason[..LongestReason] : reason, ct);

    /// <summary>Whether the message, or its session, was still locked for us.</summary>
    public static async Task<bool> IsOurs(Func<Task> settle)
    {
        try
        {
            await settle();
            return true;
        }
        catch (ServiceBusException e) when (e.Reason is ServiceBusFailureReason.MessageLockLost or ServiceBusFailureReason.SessionLockLost or ServiceBusFailureReason.MessageNotFound)
        {
            return false;
        }
    }
}
