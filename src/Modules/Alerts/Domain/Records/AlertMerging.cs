namespace Platform.Alerts.Domain.Records;

/// <summary>Alerts that are the same thing as another, and what becomes of them when people do something about that one.</summary>
internal static class AlertMerging
{
    public static Decision<AlertEvent> Merge(Alert alert, Alert into, DateTimeOffset now)
    {
        if (alert.Key == into.Key) return AlertMergeRefusals.Itself;
        return into.MergedIntoId is not null ? AlertMergeRefusals.IntoDuplicate : alert.MergedIntoId == into.Key ? [] : [new AlertMerged(into.Key, into.Number, now), .. Follow(alert with { MergedIntoId = into.Key }, into, now)];
    }

    public static Decision<AlertEvent> Unmerge(Alert alert, DateTimeOffset now) => alert.MergedIntoId is null ? [] : new AlertUnmerged(now);

    /// <summary>Brings a duplicate to where people are with the alert it is one of. What its own source says of it stays: one that is over is not acknowledged.</summary>
    public static Decision<AlertEvent> Follow(Alert alert, Alert into, DateTimeOffset now)
    {
        if (alert.MergedIntoId != into.Key) return [];
        var by = into.ResolvedBy ?? into.AcknowledgedBy ?? Guid.Empty;
        return into.State switch
        {
            AlertState.Open when alert.State is AlertState.Acknowledged => AlertDecisions.Unacknowledge(alert, now),
            AlertState.Open when alert.State is AlertState.Snoozed => AlertDecisions.Wake(alert, now),
            AlertState.Open when alert.IsOver && alert.ResolvedBy is not null => AlertDecisions.Reopen(alert, now),
            AlertState.Acknowledged when !alert.IsOver => AlertDecisions.Acknowledge(alert, by, now),
            AlertState.Snoozed when !alert.IsOver && into.SnoozedUntil is { } until && until > now => AlertDecisions.Snooze(alert, until, now),
            AlertState.Resolved when into.ResolvedBy is not null => AlertDecisions.Resolve(alert, by, now),
            AlertState.Closed => alert.IsOver ? AlertDecisions.Close(alert, now) : into.ResolvedBy is null ? [] : [new AlertResolved(by, now), new AlertClosed(now)],
            _ => [],
        };
    }
}

internal static class AlertMergeRefusals
{
    public static readonly Refusal Itself = Refusal.Invalid("alert.merged-into-itself", "An alert is no duplicate of itself.");
    public static readonly Refusal IntoDuplicate = Refusal.Conflict("alert.merged", "That alert is a duplicate itself; merge into the one it is a duplicate of.");
    public static readonly Refusal UnknownTicket = Refusal.Invalid("alert.unknown-ticket", "There is no such ticket; GET /v1/tickets lists them.");
}
