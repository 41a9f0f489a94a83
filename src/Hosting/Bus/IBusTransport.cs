namespace Platform.Hosting.Bus;

/// <summary>
/// A message broker with the semantics of Azure Service Bus: topics with subscriptions, peek-lock, delivery counts, dead-letters, sessions,
/// scheduled messages. PostgreSQL is the one we bring along.
/// </summary>
public interface IBusTransport : IBus
{
    /// <summary>Makes sure the subscription exists with these settings; what is published from now on reaches it.</summary>
    Task Declare(BusSubscription subscription, CancellationToken ct);

    /// <summary>A consumer of a declared subscription; several compete for its messages.</summary>
    IBusReceiver Open(BusSubscription subscription);

    /// <summary>Messages nobody could handle, oldest first.</summary>
    Task<IReadOnlyList<DeadLetter>> DeadLetters(BusSubscription subscription, int limit, CancellationToken ct);

    /// <summary>Delivers dead-letters anew, counting from the first delivery; answers how many there were.</summary>
    Task<int> Resubmit(BusSubscription subscription, IReadOnlyList<Guid> messages, CancellationToken ct);

    /// <summary>Drops dead-letters for good; answers how many there were.</summary>
    Task<int> Discard(BusSubscription subscription, IReadOnlyList<Guid> messages, CancellationToken ct);
}

/// <summary>
/// One consumer. A message it received is locked for it alone until it settles it or the lock runs out. Closing it gives back what it
/// still holds, uncounted.
/// </summary>
public interface IBusReceiver : IAsyncDisposable
{
    /// <summary>Waits until there is something, then answers up to <paramref name="max"/> messages; of one session in order.</summary>
    Task<IReadOnlyList<Delivery>> Receive(int max, CancellationToken ct);

    /// <summary>Handled: never delivered again. Answers how many were still locked for us; the others will be handled by someone else.</summary>
    Task<int> Complete(IReadOnlyList<Delivery> deliveries, CancellationToken ct);

    /// <summary>Not handled: delivered again at once, or dead-lettered after the last try. Later messages of its session go back with it, uncounted.</summary>
    Task Abandon(Delivery delivery, string reason, CancellationToken ct);

    /// <summary>Cannot be handled, now or ever.</summary>
    Task DeadLetter(Delivery delivery, string reason, CancellationToken ct);

    /// <summary>Keeps the messages locked for another lock duration; answers those that still were.</summary>
    Task<IReadOnlyList<Delivery>> Renew(IReadOnlyList<Delivery> deliveries, CancellationToken ct);
}
