using System.Collections.Immutable;

namespace Platform.Alerts.Domain.Live;

/// <summary>Alerts that are told of together: those to be told of now, and those last told of.</summary>
internal sealed record AlertGroup(string Key, string Rule, LabelSet Labels, DateTimeOffset Since, TimeSpan Wait, TimeSpan Interval, TimeSpan Repeat)
{
    /// <summary>The group that takes up whatever a storm brings.</summary>
    public const string Storm = "storm";

    public ImmutableHashSet<LabelSet> Members { get; init; } = [];
    public ImmutableHashSet<LabelSet> Announced { get; init; } = [];
    public DateTimeOffset? FlushAt { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public int Revision { get; init; }

    /// <summary>What people were told does not hold any more: some of it is hidden behind other alerts now.</summary>
    public bool IsStale { get; init; }

    public bool IsStorm => Key == Storm;
    public bool IsAnnounced => Revision > 0;

    /// <summary>With something new to tell: after the wait for what belongs together, and not sooner after the last time than the interval; what is wrong is put right sooner.</summary>
    public AlertGroup Touch(DateTimeOffset at)
    {
        var flush = SentAt is not { } sent ? Later(at, Since + Wait) : IsStale ? at + Wait : Later(at + Wait, sent + Interval);
        return FlushAt <= flush ? this : this with { FlushAt = flush };
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
