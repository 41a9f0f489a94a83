namespace Platform.Hosting.Live;

/// <summary>
/// Carries frames between processes. What arrives from elsewhere goes to <see cref="LiveFeed.Receive"/>, in the order sent per topic;
/// when anything may have been lost on the way, <see cref="LiveFeed.Forget"/> makes every client ask again.
/// </summary>
public interface ILiveRelay
{
    /// <summary>Whether any other process watches the topic.</summary>
    bool IsWatchedElsewhere(TenantId tenant, string topic);

    /// <summary>Hands the frame to the other processes that watch its topic; must not wait.</summary>
    void Send(LiveMessage message);

    /// <summary>This process watches from now on; completes when every frame published elsewhere after this will arrive here.</summary>
    ValueTask Watch(TenantId tenant, string topic, CancellationToken ct);

    /// <summary>This process no longer watches.</summary>
    void Unwatch(TenantId tenant, string topic);
}

/// <summary>A frame before it is numbered: each process numbers what its own clients see.</summary>
public sealed record LiveMessage(TenantId Tenant, string Topic, string Kind, ReadOnlyMemory<byte> Data, DateTimeOffset At, string? Trace)
{
    /// <summary>The site it tells of; who is limited to others is not told.</summary>
    public Guid? Site { get; init; }
}
