using System.ComponentModel;
using Platform.Tickets.Domain.Sla;

namespace Platform.Tickets.Features.Promises;

/// <summary>What is promised of a ticket, by which policy, and how it stands.</summary>
internal sealed record SlaView(
    Guid PolicyId, string PolicyName, [property: Description("Why this policy holds, and which others come after it.")] string Why, Guid CalendarId,
    [property: Description("The earliest its clocks that still run are due.")] DateTimeOffset? DueAt, IReadOnlyList<SlaClockView> Clocks)
{
    /// <summary>Null when no policy covers the ticket.</summary>
    public static SlaView? Of(TicketClocks clocks, SlaStanding standing) => standing.Choice is not { } choice ? null : new(
        choice.Policy.Id, choice.Policy.Name, choice.Why, choice.Policy.Calendar, standing.DueAt,
        [.. standing.Readings.Select(reading => SlaClockView.Of(clocks.All.Single(c => c.Kind == reading.Kind), reading))]);
}

/// <summary>A clock of a ticket, as it stands now. Lengths are open time, in whole seconds.</summary>
internal sealed record SlaClockView(
    ClockKind Kind, ClockState State, [property: Description("Why it stands still.")] HaltReason? WaitingFor, DateTimeOffset StartedAt, DateTimeOffset? StoppedAt, TimeSpan Target, TimeSpan Spent,
    [property: Description("Open time left; below zero, how much too late it is.")] TimeSpan Remaining, [property: Description("None while it stands still.")] DateTimeOffset? DueAt,
    [property: Description("When somebody was last warned.")] DateTimeOffset? WarnedAt, [property: Description("The moment it was due, when it was not stopped by then.")] DateTimeOffset? BreachedAt)
{
    public static SlaClockView Of(SlaClock clock, ClockReading reading)
    {
        var spent = Seconds(reading.Spent);
        var breached = reading.State is ClockState.Breached ? reading.DueAt : null;
        return new(reading.Kind, reading.State, reading.Waiting, clock.StartedAt, clock.StoppedAt, reading.Target, spent, reading.Target - spent, reading.DueAt,
            clock.Notices.Where(n => n.Part < 1).Select(n => (DateTimeOffset?)n.At).LastOrDefault(), breached);
    }

    public static TimeSpan Seconds(TimeSpan length) => TimeSpan.FromSeconds(Math.Floor(length.TotalSeconds));
}
