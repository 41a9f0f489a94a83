using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Sites;
using Platform.Hosting.Http;
using Platform.Tickets.Queue;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>Lists tickets page by page: those asked for, in the order asked for.</summary>
internal static class ListTickets
{
    private const int Usual = 50;

    public static void Map(IEndpointRouteBuilder tickets) => tickets.MapGet("", Get)
        .WithName(nameof(ListTickets)).WithSummary("List tickets").RequirePermission(TicketsPermissions.Read.Name);

    private static async Task<Ok<Page<TicketLine>>> Get(
        [AsParameters] ListQuery list, [AsParameters] TicketQuery query, TicketsDb db, ISiteDirectory sites, TicketQueue queue, QueueRows rows, Cursors cursors, TicketViews views, CancellationToken ct)
    {
        var order = QueueOrder.Named(list.Sort);
        var after = string.IsNullOrEmpty(list.Cursor) ? null : JsonSerializer.Deserialize<QueueMark>(cursors.Open(list.Cursor));
        var size = list.Limit ?? Usual;
        var filter = await query.Resolve(list.Q, db, sites, ct);
        var found = new QueueScan(await queue.Of(db.Tenant, filter, ct), filter).Find(order, size + 1, after, out var total);
        var page = found.Count > size ? found[..size] : found;
        var next = found.Count > size ? cursors.Seal(JsonSerializer.SerializeToUtf8Bytes(page[^1])) : null;
        var tickets = (await rows.Of(db.Tenant, [.. page.Select(mark => mark.Id)], ct)).Where(t => filter.Permitted.Contains(t.SiteId)); // it may have moved since
        var shown = new Page<TicketLine>(await views.Of([.. tickets], ct), next);
        return TypedResults.Ok(list.Count is true ? shown with { Count = total, CountIsCapped = false } : shown);
    }
}
