namespace Platform.Tickets.Domain;

/// <summary>What people say of a ticket and may say otherwise: everything of its record but its number, its conversation and its past.</summary>
internal sealed record TicketFacts
{
    public required string Subject { get; init; }
    public required string Description { get; init; }
    public required TicketStatus Status { get; init; }
    public required TicketPriority Priority { get; init; }
    public string? Category { get; init; }
    public required Guid RequesterId { get; init; }
    public string? Customer { get; init; }
    public Guid SiteId { get; init; }
    public Guid? DeviceId { get; init; }
    public Guid? TeamId { get; init; }
    public Guid? AssigneeId { get; init; }
    public string[] Tags { get; init; } = [];
    public CustomFields Fields { get; init; } = CustomFields.None;
    public DateTimeOffset? DueBy { get; init; }

    public static TicketFacts Of(Ticket t) => new()
    {
        Subject = t.Subject, Description = t.Description, Status = new(t.Status, t.Status, t.State), Priority = t.Priority, Category = t.Category, RequesterId = t.RequesterId,
        Customer = t.Customer, SiteId = t.SiteId, DeviceId = t.DeviceId, TeamId = t.TeamId, AssigneeId = t.AssigneeId, Tags = t.Tags, Fields = t.Fields, DueBy = t.DueBy,
    };

    /// <summary>What has to happen for these facts to hold of the ticket.</summary>
    public Decision<TicketEvent> Decide(Ticket ticket, DateTimeOffset now)
    {
        if (Subject.Trim().Length == 0) return TicketRefusals.Subjectless;
        var moved = Lifecycle.Move(ticket, Status, now);
        if (moved.Refusal is { } refusal) return refusal;
        var changed = Changes(ticket, now);
        if (changed.Count > 0 && ticket.RefuseIfClosed() is { } closed && moved.All(e => e is not TicketReopened)) return closed;
        // What is reopened is reopened first, what is done is done last: a closed ticket never changes.
        return moved.Any(e => e is TicketReopened) ? [.. moved, .. changed] : [.. changed, .. moved];
    }

    /// <summary>These facts, but what was <paramref name="before"/> wherever they still are as <paramref name="after"/> made them: what others changed since, stays.</summary>
    public TicketFacts Back(TicketFacts before, TicketFacts after) => new()
    {
        Subject = Subject == after.Subject ? before.Subject : Subject,
        Description = Description == after.Description ? before.Description : Description,
        Status = (Status.Name, Status.State) == (after.Status.Name, after.Status.State) ? Again(before.Status) : Status,
        Priority = Priority == after.Priority ? before.Priority : Priority,
        Category = Category == after.Category ? before.Category : Category,
        RequesterId = RequesterId == after.RequesterId ? before.RequesterId : RequesterId,
        Customer = Customer == after.Customer ? before.Customer : Customer,
        SiteId = SiteId == after.SiteId ? before.SiteId : SiteId,
        DeviceId = DeviceId == after.DeviceId ? before.DeviceId : DeviceId,
        TeamId = TeamId == after.TeamId ? before.TeamId : TeamId,
        AssigneeId = AssigneeId == after.AssigneeId ? before.AssigneeId : AssigneeId,
        Tags = Tags.SequenceEqual(after.Tags) ? before.Tags : Tags,
        Fields = Fields.Equals(after.Fields) ? before.Fields : Fields,
        DueBy = DueBy == after.DueBy ? before.DueBy : DueBy,
    };

    // Nothing is new twice: what was new and moved on is open when it comes back.
    private TicketStatus Again(TicketStatus before) => before.State is TicketState.New && Status.State is not TicketState.New ? Lifecycle.Open : before;

    private List<TicketEvent> Changes(Ticket ticket, DateTimeOffset now)
    {
        List<TicketEvent> events = [];
        if (Subject.Trim() != ticket.Subject) events.Add(new TicketRenamed(Subject.Trim(), now));
        if (Description != ticket.Description) events.Add(new TicketDescribed(Description, now));
        if (RequesterId != ticket.RequesterId) events.Add(new TicketRequesterChanged(RequesterId, now));
        if (Customer != ticket.Customer) events.Add(new TicketCustomerNamed(Customer, now));
        if (Priority != ticket.Priority) events.Add(new TicketPrioritised(Priority, now));
        if (Category != ticket.Category) events.Add(new TicketCategorised(Category, now));
        if (SiteId != ticket.SiteId || DeviceId != ticket.DeviceId) events.Add(new TicketPlaced(SiteId, DeviceId, now));
        if (TeamId != ticket.TeamId || AssigneeId != ticket.AssigneeId) events.Add(new TicketAssigned(TeamId, AssigneeId, now));
        if (!Tags.SequenceEqual(ticket.Tags)) events.Add(new TicketTagged(Tags, now));
        if (!Fields.Equals(ticket.Fields)) events.Add(new TicketFieldsChanged(Fields, now));
        if (DueBy != ticket.DueBy) events.Add(new TicketDueSet(DueBy, now));
        return events;
    }
}
