using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Http;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>Lists the edits of the last week, which can be undone, the latest first.</summary>
internal static class ListTicketEdits
{
    private static readonly Sorts<TicketEdit> Orders = Sorts<TicketEdit>.By("-madeAt", e => e.MadeAt, e => e.Id);

    /// <summary>An edit: how many tickets it changed, until when it can be undone, and since when it is.</summary>
    public sealed record TicketEditSummary(
        Guid Id, [property: Description("How many tickets it changed.")] int Changed, Guid MadeBy, DateTimeOffset MadeAt, DateTimeOffset UndoBy, DateTimeOffset? UndoneAt);

    public static void Map(IEndpointRouteBuilder edits) => edits.MapGet("", Get)
        .WithName(nameof(ListTicketEdits)).WithSummary("List changes of many tickets").RequirePermission(TicketsPermissions.Write.Name);

    private static Task<Results<Ok<Page<TicketEditSummary>>, ProblemHttpResult>> Get([AsParameters] ListQuery list, TicketsDb db, Cursors cursors, CancellationToken ct) =>
        db.Edits.AsNoTracking().Where(e => e.UndoBy > db.Call.Now)
            .ToPage(list, Orders, cursors, e => new TicketEditSummary(e.Id, e.Changed, e.MadeBy, e.MadeAt, e.UndoBy, e.UndoneAt), ct).Respond();
}
