using Platform.Tickets.Domain;

namespace Platform.Tickets.Features;

/// <summary>What an edit makes of each ticket it names, with everything looked up.</summary>
internal sealed record TicketEditTarget(EditTickets.TicketEditChange Change, Desk Desk)
{
    public Guid? SiteId { get; private init; }
    public TicketStatus? Status { get; private init; }
    public string[] Added { get; private init; } = [];
    public string[] Removed { get; private init; } = [];

    public static async Task<Outcome<TicketEditTarget>> Of(EditTickets.TicketEditChange change, Call call, TicketReferences references, TicketNames names, CancellationToken ct)
    {
        var desk = await names.Desk(call.Tenant, ct);
        var (added, removed) = (Tags.Tidy(change.AddTags ?? []), Tags.Tidy(change.RemoveTags ?? []));
        if ((added.Refusal ?? removed.Refusal ?? await references.RefuseAssignment(change.TeamId, change.AssigneeId, ct)) is { } refusal) return refusal;
        if (change.HasCategory && !desk.HasCategory(change.Category)) return TicketRefusals.UnknownCategory;
        var status = change.Status is { } named ? desk.StatusNamed(named) : null;
        if (change.Status is not null && status is null) return TicketRefusals.UnknownStatus;
        var place = change.HasSite ? await references.Place(change.SiteId, null, ct) : default;
        if (place.Refusal is { } unknown) return unknown;
        return new TicketEditTarget(change, desk) { SiteId = change.HasSite ? place.Value.SiteId : null, Status = status, Added = added.Value!, Removed = removed.Value! };
    }

    public Decision<TicketEvent> Apply(Ticket ticket, DateTimeOffset now)
    {
        var facts = TicketFacts.Of(ticket);
        var tags = Tags.Tidy(facts.Tags.Union(Added).Except(Removed));
        var fields = Desk.Fill(ticket.Fields, Change.Fields ?? []);
        if ((tags.Refusal ?? fields.Refusal) is { } refusal) return refusal;
        if (Status is { State: TicketState.Resolved } && ticket.State.IsActive() && Desk.RefuseIfIncomplete(fields.Value!) is { } incomplete) return incomplete;
        return (facts with
        {
            Priority = Change.Priority ?? facts.Priority, Category = Change.HasCategory ? Change.Category : facts.Category, SiteId = SiteId ?? facts.SiteId,
            TeamId = Change.HasTeam ? Change.TeamId : facts.TeamId, AssigneeId = Change.HasAssignee ? Change.AssigneeId : facts.AssigneeId,
            DueBy = Change.HasDue ? Change.DueBy is { } due ? Instant.Truncate(due) : null : facts.DueBy, Tags = tags.Value!, Fields = fields.Value!, Status = Status ?? facts.Status,
        }).Decide(ticket, now);
    }
}
