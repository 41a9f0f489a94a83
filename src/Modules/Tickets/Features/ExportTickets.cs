using System.ComponentModel;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Sites;
using Platform.Hosting.Http;
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
        return TypedResults.Stream(body => Write(body, [.. found.Select(mark => mark.Id)], filter, db, rows, views, ct), "text/csv; charset=utf-8", $"tickets-{db.Call.Now:yyyy-MM-dd}.csv");
    }

    private static async Task Write(Stream body, Guid[] ids, QueueFilter filter, TicketsDb db, QueueRows rows, TicketViews views, CancellationToken ct)
    {
        // Spreadsheets take a text for UTF-8 only when it begins with the mark.
        await using var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await writer.WriteLineAsync(Csv.Line(
            "number", "subject", "status", "state", "priority", "category", "requester", "customer", "site", "team", "assignee", "tags", "risk", "dueAt", "openedAt", "changedAt", "channel"));
        foreach (var piece in ids.Chunk(Piece))
        {
            var tickets = (await rows.Of(db.Tenant, piece, ct)).Where(t => filter.Permitted.Contains(t.SiteId)); // it may have moved since
            foreach (var t in await views.Of([.. tickets], ct))
            {
                var line = Csv.Line(
                    t.Number, t.Subject, t.Status.Title, Word(t.Status.State), Word(t.Priority), t.Category, t.Requester?.Name, t.Customer, t.SiteName, t.TeamName, t.Assignee?.Name,
                    string.Join(' ', t.Tags), t.Risk?.ToString(CultureInfo.InvariantCulture), At(t.DueBy), At(t.OpenedAt), At(t.ChangedAt), Word(t.Channel));
                await writer.WriteLineAsync(line.AsMemory(), ct);
            }
        }
    }

    private static string Word<T>(T value) where T : struct, Enum => value.ToString() is var name ? char.ToLowerInvariant(name[0]) + name[1..] : "";

    private static string? At(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
