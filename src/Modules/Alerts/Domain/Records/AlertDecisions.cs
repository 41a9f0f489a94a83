namespace Platform.Alerts.Domain.Records;

/// <summary>What people do about alerts. What is so already is no news; what is over has to be reopened first.</summary>
internal static class AlertDecisions
{
    private static readonly TimeSpan LongestSnooze = TimeSpan.FromDays(30);

    public static Decision<AlertEvent> Acknowledge(Alert alert, Guid by, DateTimeOffset now) =>
        alert.IsOver ? AlertRefusals.Over : alert.State is AlertState.Acknowledged ? [] : new AlertAcknowledged(by, now);

    public static Decision<AlertEvent> Unacknowledge(Alert alert, DateTimeOffset now) =>
        alert.IsOver ? AlertRefusals.Over : alert.State is AlertState.Acknowledged ? new AlertUnacknowledged(now) : [];

    public static Decision<AlertEvent> Snooze(Alert alert, DateTimeOffset until, DateTimeOffset now)
    {
        if (alert.IsOver) return AlertRefusals.Over;
        if (until <= now || until - now > LongestSnooze) return AlertRefusals.SnoozedTooLong;
        return alert.State is AlertState.Snoozed && alert.SnoozedUntil == until ? [] : new AlertSnoozed(until, now);
    }

    public static Decision<AlertEvent> Wake(Alert alert, DateTimeOffset now) => alert.State is AlertState.Snoozed ? new AlertWoken(now) : [];

    public static Decision<AlertEvent> Assign(Alert alert, Guid? assignee, DateTimeOffset now) => alert.AssigneeId == assignee ? [] : new AlertAssigned(assignee, now);

    public static Decision<AlertEvent> Resolve(Alert alert, Guid by, DateTimeOffset now) => alert.IsOver ? [] : new AlertResolved(by, now);

    public static Decision<AlertEvent> Reopen(Alert alert, DateTimeOffset now) => alert.IsOver ? new AlertReopened(now) : [];

    public static Decision<AlertEvent> Close(Alert alert, DateTimeOffset now) =>
        alert.State is AlertState.Closed ? [] : alert.IsOver ? new AlertClosed(now) : AlertRefusals.NotOver;

    public static Decision<AlertEvent> LinkTicket(Alert alert, Guid ticket, string number, DateTimeOffset now) => alert.TicketId == ticket ? [] : new AlertLinkedToTicket(ticket, number, now);

    public static Decision<AlertEvent> Comment(Guid commentId, DateTimeOffset now) => new AlertCommented(commentId, now);
}

internal static class AlertRefusals
{
    public static readonly Refusal NotFound = Refusal.NotFound("alert.not-found", "There is no such alert.");
    public static readonly Refusal Over = Refusal.Conflict("alert.over", "The alert is over; reopen it first.");
    public static readonly Refusal NotOver = Refusal.Conflict("alert.not-over", "The alert is not over yet; resolve it first.");
    public static readonly Refusal SnoozedTooLong = Refusal.Invalid("alert.snooze", "An alert is put off until a time within the next 30 days.");
    public static readonly Refusal UnknownPerson = Refusal.Invalid("alert.unknown-person", "Nobody who works here has this id; GET /v1/users lists people.");
}
