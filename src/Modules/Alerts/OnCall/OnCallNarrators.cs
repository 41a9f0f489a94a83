using Platform.Alerts.OnCall.Records;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;

namespace Platform.Alerts.OnCall;

/// <summary>Tells how a schedule was changed.</summary>
internal sealed class OnCallScheduleNarrator : INarrator
{
    public string StreamKind => OnCallSchedule.Kind;

    public string Tell(JournalEntry entry) => entry.Read<OnCallScheduleEvent>() switch
    {
        OnCallScheduleMade e => $"The on-call schedule {e.Name} was made",
        OnCallScheduleRenamed e => $"Was renamed to {e.Name}",
        OnCallScheduleReplanned => "Who takes turns, and when, was changed",
        OnCallScheduleRemoved => "Was removed",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };
}

/// <summary>Tells who stands in for whom.</summary>
internal sealed class OverrideNarrator : INarrator
{
    public string StreamKind => KeptOverride.Kind;

    public string Tell(JournalEntry entry) => entry.Read<OverrideEvent>() switch
    {
        OverrideMade { InsteadOfId: not null } e => $"Somebody took a shift from {e.StartsAt:yyyy-MM-dd HH:mm} until {e.EndsAt:yyyy-MM-dd HH:mm} UTC",
        OverrideMade e => $"Somebody else is on call from {e.StartsAt:yyyy-MM-dd HH:mm} until {e.EndsAt:yyyy-MM-dd HH:mm} UTC",
        OverrideTakenBack => "Was taken back",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };
}

/// <summary>Tells how it was changed who is called about alerts.</summary>
internal sealed class EscalationPolicyNarrator : INarrator
{
    public string StreamKind => EscalationPolicy.Kind;

    public string Tell(JournalEntry entry) => entry.Read<EscalationPolicyEvent>() switch
    {
        EscalationPolicyMade e => $"The escalation policy {e.Name} was made",
        EscalationPolicyChanged => "Who is called, and when, was changed",
        EscalationPolicyRemoved => "Was removed",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };
}
