using Platform.Calendars;

namespace Platform.Tickets.Domain.Sla;

/// <summary>Everything a company has promised: its policies, and the calendars they count in.</summary>
internal sealed record SlaBook(IReadOnlyList<SlaPolicy> Policies, IReadOnlyDictionary<Guid, BusinessCalendar> Calendars)
{
    public static SlaBook Empty { get; } = new([], new Dictionary<Guid, BusinessCalendar>());

    /// <summary>The clock a company's days go by: that of the calendar its policy for every ticket counts in; without one, UTC.</summary>
    public string Zone => Policies.FirstOrDefault(policy => policy.Names is Criteria.None) is { } standard && Calendars.TryGetValue(standard.Calendar, out var calendar) ? calendar.Rules.Zone : "UTC";

    /// <summary>How a ticket stands under these promises.</summary>
    public SlaStanding Of(ClockedTicket ticket, DateTimeOffset now) => Promised(ticket) is var (choice, terms) ? SlaStanding.Of(ticket, choice, terms, now) : SlaStanding.None;

    public SlaStanding Of(Ticket ticket, DateTimeOffset now) => Of(ClockedTicket.Of(ticket), now);

    /// <summary>The policy that holds for a ticket, and the calendar it counts in; null where nothing is promised.</summary>
    public SlaTerms? TermsOf(Ticket ticket) => Promised(ClockedTicket.Of(ticket))?.Terms;

    private (PolicyChoice Choice, SlaTerms Terms)? Promised(ClockedTicket ticket)
    {
        // What is said to have happened before calendars begin is no case for a clock.
        if (ticket.Clocks.Resolution.StartedAt < BusinessCalendar.Beginning) return null;
        return PolicyChoice.Of(Policies, ticket.Subject) is { } choice && Calendars.TryGetValue(choice.Policy.Calendar, out var calendar) ? (choice, new(choice.Policy, calendar)) : null;
    }

    /// <summary>The book with this policy in the place of the one with its id, or added to it.</summary>
    public SlaBook With(SlaPolicy policy) => this with { Policies = [.. Policies.Where(p => p.Id != policy.Id), policy] };

    public SlaBook Without(Guid policy) => this with { Policies = [.. Policies.Where(p => p.Id != policy)] };

    public SlaBook With(Guid calendar, BusinessCalendar hours) => this with { Calendars = new Dictionary<Guid, BusinessCalendar>(Calendars) { [calendar] = hours } };
}

/// <summary>What of a ticket its promises are read from.</summary>
internal readonly record struct ClockedTicket(SlaSubject Subject, TicketClocks Clocks, DateTimeOffset KnownSince)
{
    public static ClockedTicket Of(Ticket t) => new(SubjectOf(t.Customer, t.SiteId, t.Category, t.PromisedPriority), t.Clocks, t.KnownSince);

    public static SlaSubject SubjectOf(string? customer, Guid site, string? category, TicketPriority priority) => new(customer, site == Guid.Empty ? null : site, category, priority);
}
