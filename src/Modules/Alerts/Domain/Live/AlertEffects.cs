using System.Collections.Immutable;
using Platform.Twins;

namespace Platform.Alerts.Domain.Live;

/// <summary>What became of an alert.</summary>
internal enum AlertTurn { Fired, Recurred, Flapped, Calmed, Ended, Woken }

/// <summary>One alert took a turn; this is how it is since.</summary>
internal sealed record AlertChange(AlertTurn Turn, LiveAlert Alert, DateTimeOffset At);

/// <summary>Alerts took turns: their records follow.</summary>
internal sealed record AlertsTurned(ImmutableArray<AlertChange> Changes) : Effect;

/// <summary>Nobody was told of an alert: since when, why, how often, and until when.</summary>
internal sealed record SuppressionFact(Guid AlertId, Suppression Suppression, DateTimeOffset? Until);

/// <summary>Alerts are kept from people, or no longer: every notification that is not sent has its reason.</summary>
internal sealed record SuppressionsChanged(ImmutableArray<SuppressionFact> Facts) : Effect;

/// <summary>What a notification says.</summary>
internal enum NotificationKind { Firing, Changed, Repeated, Resolved }

/// <summary>People are to be told of a group of alerts. The id is that of everything told of it until it is over; with the revision it is sent once.</summary>
internal sealed record Notified(
    Guid NotificationId, int Revision, NotificationKind Kind, string Group, string Rule, LabelSet Labels, ImmutableArray<LiveAlert> Firing, ImmutableArray<LiveAlert> Resolved,
    int Folded, DateTimeOffset At) : Effect
{
    /// <summary>How far the site had read when it decided: a replay decides at the same place.</summary>
    public ImmutableDictionary<int, long> Read { get; init; } = ImmutableDictionary<int, long>.Empty;
}

/// <summary>People were told of what is no news of its own: it is taken back.</summary>
internal sealed record Withdrawn(Guid NotificationId, int Revision, string Reason, DateTimeOffset At) : Effect;

/// <summary>The last alert of a silence that was to end with them is over.</summary>
internal sealed record SilenceFulfilled(Guid SilenceId, DateTimeOffset At) : Effect;
