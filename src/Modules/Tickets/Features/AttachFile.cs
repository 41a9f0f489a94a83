using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Files;
using Platform.Hosting.Http;
using Platform.Hosting.Uploads;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>Puts a file with a ticket. Its kind is what its first bytes show, not what its sender says.</summary>
internal static class AttachFile
{
    public const int MostBytes = 25 * 1024 * 1024;
    private const int MostFiles = 200;

    public static readonly UploadRules Rules = new(UploadKind.Attachments, MostBytes);
    public static readonly Refusal NotTaken = Refusal.TooLarge("ticket-file.not-taken", $"It is larger than {MostBytes / 1024 / 1024} MB, or one too many.");

    /// <summary>A file that came with a ticket.</summary>
    public sealed record TicketFileView(
        Guid Id, Guid TicketId, string Name, string MediaType, long Bytes, PersonRef? AddedBy, DateTimeOffset AddedAt, [property: Description("Whether only colleagues see it.")] bool IsInternal);

    public static Decision<TicketEvent> Decide(Ticket ticket, Guid file, string name, long bytes, DateTimeOffset now)
    {
        if (ticket.RefuseIfClosed() is { } refusal) return refusal;
        return ticket.FileCount >= MostFiles ? TicketRefusals.TooManyFiles : new TicketFileAttached(file, name, bytes, now);
    }

    public static async Task<Outcome<TicketFile>> Handle(
        string id, int? version, HttpRequest request, bool isInternal, TicketsDb db, FileStore store, TicketChanges changes, CancellationToken ct)
    {
        if (await db.IdOf(id, ct) is var key && !await db.Tickets.AnyAsync(t => t.Key == key, ct)) return TicketRefusals.NotFound;
        var received = await ReceivedUpload.From(request, Rules, ct);
        if (received.Refusal is { } refused) return refused;
        await using var upload = received.Value!;
        return await Keep(id, version, upload, isInternal, db, store, changes, ct);
    }

    /// <summary>Puts a file that was received and looked at with its ticket.</summary>
    public static async Task<Outcome<TicketFile>> Keep(
        string id, int? version, ReceivedUpload upload, bool isInternal, TicketsDb db, FileStore store, TicketChanges changes, CancellationToken ct)
    {
        var stored = await store.Keep(db.Tenant, upload.Content, ct);
        TicketFile? file = null;
        var outcome = await changes.Change(id, version, (ticket, now) =>
        {
            file = new()
            {
                Tenant = db.Tenant, TicketId = ticket.Key, Id = Guid.CreateVersion7(now), Name = upload.File.Name, MediaType = upload.File.MediaType, Bytes = stored.Bytes, Sha256 = stored.Sha256,
                AddedBy = db.Call.Actor.Value, AddedAt = now, IsInternal = isInternal,
            };
            var decision = Decide(ticket, file.Id, file.Name, file.Bytes, now);
            if (decision.Refusal is null) db.Files.Add(file);
            return decision;
        }, ct);
        return outcome.Refusal is { } refusal ? refusal : file!;
    }

    public static void Map(IEndpointRouteBuilder tickets) => tickets.MapPost("/{id}/files", Post)
        .WithName(nameof(AttachFile)).WithSummary("Attach a file to a ticket").RequirePermission(TicketsPermissions.Write.Name)
        .WithBodyLimit(MostBytes + ReceivedUpload.FormBytes).Accepts<IFormFile>("multipart/form-data", ["application/octet-stream", .. UploadKind.Attachments.Select(k => k.MediaType)]);

    private static async Task<Results<Created<TicketFileView>, ProblemHttpResult>> Post(
        string id, IfMatch version, HttpRequest request, [FromQuery, Description("The file's name, when it is the body itself.")] string? name,
        [FromQuery, Description("Whether only colleagues may see it.")] bool? isInternal, TicketsDb db, FileStore store, TicketChanges changes, TicketNames names, CancellationToken ct)
    {
        var outcome = await Handle(id, version.Version, request, isInternal is true, db, store, changes, ct);
        return outcome.Value is { } file ? TypedResults.Created($"/v1/ticket-files/{file.Id}", await View(file, names, ct)) : Problems.Of(outcome.Refusal!);
    }

    public static async Task<TicketFileView> View(TicketFile f, TicketNames names, CancellationToken ct) =>
        new(f.Id, f.TicketId, f.Name, f.MediaType, f.Bytes, await names.Person(f.Tenant, f.AddedBy, ct), f.AddedAt, f.IsInternal);
}
