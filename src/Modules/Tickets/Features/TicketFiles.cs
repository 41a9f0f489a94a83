using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Platform.Hosting.Files;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>The files of a ticket: listed, fetched, taken away.</summary>
internal static class TicketFiles
{
    public sealed record TicketFilesView(IReadOnlyList<AttachFile.TicketFileView> Items);

    public static Decision<TicketEvent> Decide(Ticket ticket, Guid file, DateTimeOffset now) => ticket.RefuseIfClosed() is { } refusal ? refusal : new TicketFileRemoved(file, now);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/tickets/{id}/files", List).WithName("ListTicketFiles").WithSummary("List the files of a ticket").RequirePermission(TicketsPermissions.Read.Name).WithTags("Tickets");
        api.MapGet("/ticket-files/{id:guid}", Get).WithName("GetTicketFile").WithSummary("Fetch a file of a ticket").RequirePermission(TicketsPermissions.Read.Name).WithTags("Tickets");
        api.MapDelete("/ticket-files/{id:guid}", Delete).WithName("RemoveTicketFile").WithSummary("Take a file from its ticket").RequirePermission(TicketsPermissions.Write.Name).WithTags("Tickets");
    }

    /// <summary>The file, where the caller may see its ticket.</summary>
    public static async Task<TicketFile?> Find(TicketsDb db, Guid id, CancellationToken ct) =>
        await (from file in db.Files.AsNoTracking() join ticket in db.Tickets on file.TicketId equals ticket.Key where file.Id == id select file).SingleOrDefaultAsync(ct);

    /// <summary>The bytes, as something to save and never to run: whatever the name says, a browser does not open it as a page.</summary>
    public static Results<FileStreamHttpResult, ProblemHttpResult> Send(TicketFile file, FileStore store, HttpResponse response)
    {
        if (store.Open(file.Tenant, file.Sha256) is not { } content) return Problems.Of(TicketRefusals.FileNotFound);
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        response.Headers.CacheControl = "private, max-age=86400";
        return TypedResults.File(content, file.MediaType, file.Name, file.AddedAt, new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);
    }

    private static async Task<Results<Ok<TicketFilesView>, ProblemHttpResult>> List(string id, TicketsDb db, TicketNames names, CancellationToken ct)
    {
        if (await db.FindTicket(id, ct) is not { } ticket) return Problems.Of(TicketRefusals.NotFound);
        var files = await db.Files.AsNoTracking().Where(f => f.TicketId == ticket.Key).OrderBy(f => f.AddedAt).ThenBy(f => f.Id).ToListAsync(ct);
        return TypedResults.Ok(new TicketFilesView(await Task.WhenAll(files.Select(f => AttachFile.View(f, names, ct)))));
    }

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Get(Guid id, TicketsDb db, FileStore store, HttpResponse response, CancellationToken ct) =>
        await Find(db, id, ct) is { } file ? Send(file, store, response) : Problems.Of(TicketRefusals.FileNotFound);

    private static async Task<Results<Ok<TicketView>, ProblemHttpResult>> Delete(Guid id, IfMatch version, TicketsDb db, TicketChanges changes, TicketViews views, CancellationToken ct)
    {
        if (await Find(db, id, ct) is not { } file) return Problems.Of(TicketRefusals.FileNotFound);
        var outcome = await changes.Change(file.TicketId.ToString(), version.Version, (ticket, now) =>
        {
            var decision = Decide(ticket, id, now);
            if (decision.Refusal is null) db.Files.Remove(file);
            return decision;
        }, ct);
        return await views.Respond(Task.FromResult(outcome), ct);
    }
}
