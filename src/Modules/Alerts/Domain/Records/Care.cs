namespace Platform.Alerts.Domain.Records;

/// <summary>What people have done about an alert: who takes care of it, and how far.</summary>
internal sealed record Care(AlertState State, Guid? AcknowledgedBy, DateTimeOffset? SnoozedUntil, Guid? ResolvedBy, Guid? AssigneeId)
{
    public static Care Of(Alert alert) => new(alert.State, alert.AcknowledgedBy, alert.SnoozedUntil, alert.ResolvedBy, alert.AssigneeId);

    private bool IsAsFarAs(Care other) => this with { AssigneeId = other.AssigneeId } == other;

    /// <summary>Takes a change back; what somebody, or its source, has changed since stays.</summary>
    public static Decision<AlertEvent> Undo(Alert alert, Care before, Care after, Guid by, DateTimeOffset now)
    {
        List<AlertEvent> events = [];
        if (before.AssigneeId != after.AssigneeId && alert.AssigneeId == after.AssigneeId) events.Add(new AlertAssigned(before.AssigneeId, now));
        if (!before.IsAsFarAs(after) && Of(alert).IsAsFarAs(after)) events.AddRange(Back(alert, before, by, now));
        return [.. events];
    }

    private static IEnumerable<AlertEvent> Back(Alert alert, Care before, Guid by, DateTimeOffset now)
    {
        if (before.State is AlertState.Closed or AlertState.Resolved)
        {
            if (alert.State is AlertState.Closed) yield return new AlertReopened(now);
            yield return new AlertResolved(before.ResolvedBy ?? by, now);
            if (before.State is AlertState.Closed) yield return new AlertClosed(now);
            yield break;
        }

        if (alert.IsOver) yield return new AlertReopened(now);
        if (before.State is AlertState.Acknowledged)
        {
            yield return new AlertAcknowledged(before.AcknowledgedBy ?? by, now);
            yield break;
        }

        if (alert.State is AlertState.Acknowledged) yield return new AlertUnacknowledged(now);
        if (before.State is AlertState.Snoozed && before.SnoozedUntil > now) yield return new AlertSnoozed(before.SnoozedUntil.Value, now);
        else if (alert.State is AlertState.Snoozed) yield return new AlertWoken(now);
    }
}

internal static class AlertEditRefusals
{
    public static readonly Refusal NotFound = Refusal.NotFound("alert-edit.not-found", "There is no such change of alerts; a change is kept for a week.");
    public static readonly Refusal Undone = Refusal.Conflict("alert-edit.undone", "This change is undone already.");
    public static readonly Refusal TooLate = Refusal.Conflict("alert-edit.too-late", "A change can be undone for a week, and that is over.");
}
