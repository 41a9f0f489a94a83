namespace Platform.Hosting.Live;

/// <summary>One kind of live topic: who may watch it, and how it stands now. Lives in a scope that holds the watcher's <see cref="Call"/>.</summary>
public interface ILiveTopic
{
    /// <summary>What its names begin with: "device" for <c>device:{id}</c>; the whole name for a topic without a colon.</summary>
    string Prefix { get; }

    /// <summary>The permission a watcher needs, if any.</summary>
    string? Permission => null;

    /// <summary>How the topic stands now; null when there is no such topic for this caller, which need not know whether it exists.</summary>
    Task<object?> Snapshot(string topic, Call call, CancellationToken ct);
}
