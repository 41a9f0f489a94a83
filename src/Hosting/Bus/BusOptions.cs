namespace Platform.Hosting.Bus;

/// <summary>How soon messages of other processes are noticed, and how much a reaction has under way.</summary>
public sealed record BusOptions
{
    /// <summary>How often the bus is looked at while there are messages.</summary>
    public TimeSpan LookWhileActive { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>How often it is looked at when there are none; also how late a scheduled message may be.</summary>
    public TimeSpan LookWhileIdle { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Messages of one subscription this process holds at a time, those that wait after a failure included.</summary>
    public int Held { get; init; } = 256;

    /// <summary>Messages of one subscription this process handles at a time.</summary>
    public int Parallel { get; init; } = 8;

    /// <summary>The wait after the first failure; it doubles with each further one.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait after a failure.</summary>
    public TimeSpan RetryAtMost { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long it is remembered that a fact took effect: longer than any message may be under way or dead-lettered and resubmitted.</summary>
    public TimeSpan InboxKept { get; init; } = TimeSpan.FromDays(30);
}
