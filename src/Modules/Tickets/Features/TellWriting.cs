using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;
using Platform.Hosting.Live;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>Tells whoever looks at a ticket that a colleague is writing about it, so that two do not answer past each other. Nothing of it is kept.</summary>
internal static class TellWriting
{
    /// <summary>How long it is so unless it is said again: more than a pause for thought, less than a coffee.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(12);

    public sealed record WritingCommand([property: Description("Whether it is a note for colleagues, and not a reply.")] bool IsNote = false);

    /// <summary>Somebody writes until then; null: they stopped.</summary>
    public sealed record Writing(PersonRef? Person, bool IsNote, DateTimeOffset? Until);

    public static void Map(IEndpointRouteBuilder tickets)
    {
        tickets.MapPut("/{id}/writing", Put).WithName(nameof(TellWriting)).WithSummary("Say that one is writing about a ticket; to be said again every few seconds").RequirePermission(TicketsPermissions.Write.Name);
        tickets.MapDelete("/{id}/writing", Delete).WithName("TellWritingEnded").WithSummary("Say that one has stopped writing about a ticket").RequirePermission(TicketsPermissions.Write.Name);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> Put(string id, WritingCommand command, TicketsDb db, TicketNames names, ILiveFeed feed, CancellationToken ct) =>
        Tell(id, command.IsNote, db.Call.Now + Lasts, db, names, feed, ct);

    private static Task<Results<NoContent, ProblemHttpResult>> Delete(string id, TicketsDb db, TicketNames names, ILiveFeed feed, CancellationToken ct) => Tell(id, false, null, db, names, feed, ct);

    private static async Task<Results<NoContent, ProblemHttpResult>> Tell(string id, bool isNote, DateTimeOffset? until, TicketsDb db, TicketNames names, ILiveFeed feed, CancellationToken ct)
    {
        if (await db.FindTicket(id, ct) is not { } ticket) return Problems.Of(TicketRefusals.NotFound);
        var topic = LiveTickets.Of(ticket.Key);
        if (feed.IsWatched(db.Tenant, topic))
            feed.Publish(db.Tenant, topic, "writing", new Writing(await names.Person(db.Tenant, db.Call.Actor.Value, ct), isNote, until), ticket.SiteId);
        return TypedResults.NoContent();
    }
}
