using FsCheck;
using FsCheck.Fluent;
using Platform.Calendars;

namespace Platform.Tickets.Domain.Sla;

/// <summary>Terms, what happened to a ticket under them, and when one looks.</summary>
internal sealed record SlaCase
{
    public required SlaTerms Terms { get; init; }
    public required IReadOnlyList<TicketEvent> Events { get; init; }
    public required DateTimeOffset Now { get; init; }

    public TicketClocks Clocks => SlaCases.Play(Events);
    public IReadOnlyList<ClockReading> Readings => Clocks.Read(Terms, Now);

    public override string ToString() => $"{Terms.Calendar.Rules.Zone} {string.Join(", ", Events)} looked at {Now:u}";
}

internal static class SlaCases
{
    // A Monday; Berlin is two hours ahead of UTC.
    public static readonly DateTimeOffset Monday = new(2026, 6, 1, 0, 0, 0, TimeSpan.FromHours(2));

    public static readonly BusinessCalendar Office = BusinessCalendar.Of(new()
    {
        Zone = "Europe/Berlin", Week = WeeklyHours.Weekdays(new(new(9, 0), new(12, 0)), new WorkPeriod(new(13, 0), new(17, 0))), Holidays = [new(new(2026, 6, 4), "Corpus Christi")],
    }).Value!;

    public static readonly BusinessCalendar Always = BusinessCalendar.Of(CalendarRules.AroundTheClock).Value!;

    public static readonly SlaPolicy Standard = new()
    {
        Id = new(1, 0, 0, new byte[8]), Name = "Standard", Calendar = Guid.Empty,
        FirstResponse = TimeSpan.FromHours(2), NextResponse = TimeSpan.FromHours(4), Resolution = TimeSpan.FromHours(16),
    };

    public static TicketClocks Play(IEnumerable<TicketEvent> events) => Ticket(events).Clocks;

    public static Ticket Ticket(IEnumerable<TicketEvent> events) => events.Aggregate((Ticket?)null, Domain.Ticket.Evolve)!;

    public static TicketEvent Opened(DateTimeOffset at) =>
        new TicketOpened(Guid.Empty, Examples.Tenant, 1, "Door", "", Guid.Empty, TicketPriority.Normal, TicketChannel.Api, "new", TicketState.New, at);

    public static TicketEvent Answered(DateTimeOffset at) => new TicketReplied(Guid.Empty, ByRequester: false, at);
    public static TicketEvent Asked(DateTimeOffset at) => new TicketReplied(Guid.Empty, ByRequester: true, at);
    public static TicketEvent Held(TicketState state, DateTimeOffset at) => new TicketStatusChanged(Lifecycle.Own[(int)state].Name, state, at);
    public static TicketEvent Resumed(DateTimeOffset at) => Held(TicketState.Open, at);
    public static TicketEvent Resolved(DateTimeOffset at) => new TicketResolved("resolved", at);
    public static TicketEvent Reopened(DateTimeOffset at) => new TicketReopened("open", TicketState.Open, at);
    public static TicketEvent Merged(DateTimeOffset at) => new TicketMerged(Guid.Empty, "closed", at);
    public static TicketEvent Unmerged(DateTimeOffset at) => new TicketUnmerged(at);

    private static readonly Gen<Func<DateTimeOffset, TicketEvent>> Event = Gen.Elements<Func<DateTimeOffset, TicketEvent>>(
        Answered, Asked, Resumed, Resolved, Reopened, at => Held(TicketState.Pending, at), at => Held(TicketState.OnHold, at));

    public static readonly Gen<SlaCase> All =
        from calendar in Gen.Elements(Office, Always)
        from start in Gen.Choose(0, 7 * 1_440)
        from happenings in Gen.Zip(Event, Gen.Choose(0, 3_000)).ListOf()
        from later in Gen.Choose(0, 10_000)
        from pauses in Gen.SubListOf(HaltReason.WaitingForRequester, HaltReason.OnHold)
        select Of(calendar, Monday.AddMinutes(start), happenings, later, [.. pauses]);

    private static SlaCase Of(BusinessCalendar calendar, DateTimeOffset start, IEnumerable<(Func<DateTimeOffset, TicketEvent> Event, int AfterMinutes)> happenings, int later, HaltReason[] pauses)
    {
        var (at, events) = (start, new List<TicketEvent> { Opened(start) });
        foreach (var (happening, after) in happenings) events.Add(happening(at = at.AddMinutes(after)));
        return new() { Terms = new(Standard with { Pauses = pauses }, calendar), Events = events, Now = at.AddMinutes(later) };
    }
}
