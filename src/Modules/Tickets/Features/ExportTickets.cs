using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Sites;
using Platform.Hosting.Http;
using Platform.Hosting.Http.Json;
using Platform.Hosting.Privacy;
using Platform.Tickets.Queue;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>A list of tickets as a table for spreadsheets, the first hundred thousand of it; what looks like a formula is defused.</summary>
internal static class ExportTickets
{
    private const int Most = 100_000, Piece = 1_000;

    public static void Map(IEndpointRouteBuilder tickets) => tickets.MapGet("/export", Get)
        .WithName(nameof(ExportTickets)).WithSummary("Export tickets as CSV").Produces<string>(StatusCodes.Status200OK, "text/csv").RequirePermission(TicketsPermissions.Read.Name);

    private static async Task<PushStreamHttpResult> Get(
        [FromQuery, Description("As in the list.")] string? sort, [FromQuery, Description("Words to look for.")] string? q,
        [AsParameters] TicketQuery query, TicketsDb db, ISiteDirectory sites, TicketQueue queue, QueueRows rows, TicketViews views, CancellationToken ct)
    {
        var (order, filter) = (QueueOrder.Named(sort), await query.Resolve(q, db, sites, ct));
        var found = new QueueScan(await queue.Of(db.Tenant, filter, ct), filter).Find(order, Most, null, out _);
        return Csv.Stream(Pieces([.. found.Select(mark => mark.Id)], filter, db, rows, views, ct), $"tickets-{db.Call.Now:yyyy-MM-dd}.csv", ct);
    }

    private static async IAsyncEnumerable<IEnumerable<string>> Pieces(Guid[] ids, QueueFilter filter, TicketsDb db, QueueRows rows, TicketViews views, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return [Csv.Line(
            "number", "subject", "status", "state", "priority", "category", "requester", "customer", "site", "team", "assignee", "tags", "risk", "dueAt", "openedAt", "changedAt", "channel")];
        foreach (var piece in ids.Chunk(Piece))
        {
            var tickets = (await rows.Of(db.Tenant, piece, ct)).Where(t => filter.Permitted.Contains(t.SiteId)); // it may have moved since
            yield return (await views.Of([.. tickets], ct)).Select(Line);
        }
    }

    private static string Line(TicketLine t) => Csv.Line(
        t.Number, t.Subject, t.Status.Title, EnumWord.Of(t.Status.State), EnumWord.Of(t.Priority), t.Category, t.Requester?.Name, t.Customer, t.SiteName, t.TeamName, t.Assignee?.Name,
        string.Join(' ', t.Tags), t.Risk?.ToString(CultureInfo.InvariantCulture), Csv.At(t.DueBy), Csv.At(t.OpenedAt), Csv.At(t.ChangedAt), EnumWord.Of(t.Channel));
}
