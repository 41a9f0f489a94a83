namespace Platform.Hosting.Journal;

/// <summary>How much of the journal is under way at a time, how soon changes are noticed, and how long a failing one is tried.</summary>
public sealed record SubscriptionOptions
{
    /// <summary>Entries read at a time.</summary>
    public int Batch { get; init; } = 1_000;

    /// <summary>Entries a subscription may have read beyond the first one not yet handled: how far a tenant in trouble may hold back the checkpoint before others wait.</summary>
    public int Ahead { get; init; } = 20_000;

    /// <summary>Tenants one subscription handles at a time.</summary>
    public int Parallel { get; init; } = 8;

    /// <summary>How often an entry that fails is tried before it is parked.</summary>
    public int Attempts { get; init; } = 8;

    /// <summary>The wait after the first failure; it doubles with each further one.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How often the journal's head is looked at while there are changes.</summary>
    public TimeSpan LookWhileActive { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>How often it is looked at when nothing happens.</summary>
    public TimeSpan LookWhileIdle { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How often this process tries to own what another one owns, and makes sure it still owns its own.</summary>
    public TimeSpan Contend { get; init; } = TimeSpan.FromSeconds(1.5);
}
