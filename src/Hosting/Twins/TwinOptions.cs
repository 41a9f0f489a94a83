namespace Platform.Hosting.Twins;

/// <summary>How many twins' signals, effects and snapshots may be under way, and how long a twin stays in memory.</summary>
public sealed record TwinOptions
{
    /// <summary>Callers that may wait for one twin before it answers "busy".</summary>
    public int Mailbox { get; init; } = 1_000;

    /// <summary>Effects one twin may have yet to carry out before it answers "busy" to all but effects.</summary>
    public int Backlog { get; init; } = 1_000;

    /// <summary>A twin nobody spoke to for this long, and that need not wake soon, goes to rest.</summary>
    public TimeSpan IdleAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often changed twins are saved: what a crash makes us replay, unless there are more than a round saves.</summary>
    public TimeSpan SaveEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Twins of one kind saved at most each time, those that waited longest first: however many there are, saving them costs the database no more.</summary>
    public int SavesPerRound { get; init; } = 8_000;

    /// <summary>How often twins at rest are checked for wake-ups; each check looks two periods ahead.</summary>
    public TimeSpan RouseEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Twins per Load or Save.</summary>
    public int Batch { get; init; } = 1_000;

    /// <summary>Loads under way at a time.</summary>
    public int Loaders { get; init; } = 4;

    /// <summary>Effects of one kind of twin under way at a time, unless its shell says otherwise.</summary>
    public int Effects { get; init; } = 64;
}
