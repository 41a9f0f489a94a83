namespace Platform.Hosting.Bus;

/// <summary>A named reader of a topic with messages of its own, and how they are delivered.</summary>
public sealed record BusSubscription(string Topic, string Name)
{
    /// <summary>How long a received message is nobody else's; renew it when handling takes longer.</summary>
    public TimeSpan LockDuration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After so many deliveries without success a message is dead-lettered.</summary>
    public int MaxDeliveries { get; init; } = 10;

    /// <summary>Keeps the order of messages that share a session, at the price of one consumer per session.</summary>
    public bool Sessions { get; init; }

    /// <summary>Whether messages of a tenant may be handled together, whatever their sessions.</summary>
    public bool Together { get; init; }

    /// <summary>A subscription nobody declared again for this long has no reader any more: it is dropped with its messages.</summary>
    public TimeSpan DropWhenIdle { get; init; } = TimeSpan.FromDays(30);
}
