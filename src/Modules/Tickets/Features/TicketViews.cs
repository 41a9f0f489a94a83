using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Features.Promises;
using Platform.Tickets.Queue;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>Shows tickets, with the names of what they refer to.</summary>
internal sealed class TicketViews(TicketNames names, TicketsDb db, Call call)
{
    /// <summary>200 with the ticket, or the refusal as a problem.</summary>
    public async Task<Results<Ok<TicketView>, ProblemHttpResult>> Respond(Task<Outcome<Ticket>> pending, CancellationToken ct) => await pending switch
    {
        { Refusal: { } refusal } => Problems.Of(refusal),
        { Value: var ticket } => TypedResults.Ok(await Of(ticket!, ct)),
    };

    /// <summary>201 with the ticket, or the refusal as a problem.</summary>
    public async Task<Results<Created<TicketView>, ProblemHttpResult>> RespondCreated(Task<Outcome<Ticket>> pending, CancellationToken ct) => await pending switch
    {
        { Refusal: { } refusal } => Problems.Of(refusal),
        { Value: var ticket } => TypedResults.Created($"/v1/tickets/{ticket!.Key}", await Of(ticket, ct)),
    };

    public async Task<TicketView> Of(Ticket t, CancellationToken ct)
    {
        var desk = await names.Desk(call.Tenant, ct);
        var watchers = await Task.WhenAll(t.Watchers.Select(w => names.Person(call.Tenant, w, ct)));
        return new(
            t.Key, TicketNumber.Of(t.Number), t.Subject, t.Description, StatusOf(desk, t.Status, t.State), t.Priority, t.Channel,
            t.Category, await names.Person(call.Tenant, t.RequesterId, ct), t.Customer, Known(t.SiteId), await names.Site(call.Tenant, t.SiteId, ct), t.DeviceId,
            t.TeamId, await names.Team(call.Tenant, t.TeamId, ct), await names.Person(call.Tenant, t.AssigneeId, ct),
            [.. watchers.OfType<PersonRef>()], t.Tags, t.Fields, t.ParentId, t.SplitFromId, t.MergedIntoId, t.AlertId, t.DueBy, SlaView.Of(t.Clocks, await db.StandingOf(t)),
            t.OpenedAt, t.ChangedAt, t.StateSince, t.FirstRespondedAt, t.ResolvedAt, t.ClosedAt, t.ReopenedAt,
            new(t.ReplyCount, t.NoteCount, t.FileCount, t.LinkCount, t.ReassignmentCount, t.ReopenCount), RatingView.Of(t),
            [.. desk.AllStatuses.Where(s => Lifecycle.Move(t, s, call.Now) is { Refusal: null, Events.IsEmpty: false }).Select(s => s.Name)], t.Version);
    }

    public async Task<IReadOnlyList<TicketLine>> Of(IReadOnlyList<ListedTicket> tickets, CancellationToken ct)
    {
        var desk = await names.Desk(call.Tenant, ct);
        var person = await names.People(call.Tenant, tickets.SelectMany(t => (Guid[])[t.RequesterId, t.AssigneeId]), ct);
        var site = await names.Sites(call.Tenant, tickets.Select(t => t.SiteId), ct);
        var lines = new List<TicketLine>(tickets.Count);
        foreach (var t in tickets)
            lines.Add(new(
                t.Id, TicketNumber.Of(t.Number), t.Subject, StatusOf(desk, t.Status, t.State), t.Priority, t.Channel, Said(t.Category), person(t.RequesterId), Said(t.Customer),
                Known(t.SiteId), site(t.SiteId), Known(t.TeamId), await names.Team(call.Tenant, t.TeamId, ct), person(t.AssigneeId),
                t.Tags.Tags, t.ParentId, t.DueTicks == DateTimeOffset.MaxValue.UtcTicks ? null : At(t.DueTicks), t.IsPromised, QueueBlock.PercentOf(t.Risk), At(t.OpenedTicks), At(t.ChangedTicks), t.Version));
        return lines;
    }

    private static TicketStatus StatusOf(Desk desk, string name, TicketState state) => desk.StatusNamed(name) is { } known && known.State == state ? known : new(name, name, state);

    private static Guid? Known(Guid id) => id == Guid.Empty ? null : id;
    private static string? Said(string word) => word.Length == 0 ? null : word;
    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);
}
