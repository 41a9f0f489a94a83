using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;

namespace Platform.Tickets.Features;

/// <summary>Hangs a tag on a ticket, or takes it off.</summary>
internal static class TagTicket
{
    public static Decision<TicketEvent> Decide(Ticket ticket, string tag, bool isOn, DateTimeOffset now)
    {
        if (ticket.RefuseIfClosed() is { } refusal) return refusal;
        var one = Tags.Tidy([tag]);
        if (one.Refusal is { } malformed) return malformed;
        var tags = Tags.Tidy(isOn ? ticket.Tags.Union(one.Value!) : ticket.Tags.Except(one.Value!));
        if (tags.Refusal is { } tooMany) return tooMany;
        return tags.Value!.SequenceEqual(ticket.Tags) ? [] : new TicketTagged(tags.Value!, now);
    }

    public static void Map(IEndpointRouteBuilder tickets)
    {
        tickets.MapPut("/{id}/tags/{tag}", Put).WithName(nameof(TagTicket)).WithSummary("Tag a ticket").RequirePermission(TicketsPermissions.Write.Name);
        tickets.MapDelete("/{id}/tags/{tag}", Delete).WithName("UntagTicket").WithSummary("Take a tag off a ticket").RequirePermission(TicketsPermissions.Write.Name);
    }

    private static Task<Results<Ok<TicketView>, ProblemHttpResult>> Put(string id, string tag, IfMatch version, TicketChanges changes, TicketViews views, CancellationToken ct) =>
        views.Respond(changes.Change(id, version.Version, (ticket, now) => Decide(ticket, tag, true, now), ct), ct);

    private static Task<Results<Ok<TicketView>, ProblemHttpResult>> Delete(string id, string tag, IfMatch version, TicketChanges changes, TicketViews views, CancellationToken ct) =>
        views.Respond(changes.Change(id, version.Version, (ticket, now) => Decide(ticket, tag, false, now), ct), ct);
}
