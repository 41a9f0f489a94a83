using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Files;
using Platform.Hosting.Http;
using Platform.Hosting.Uploads;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features.Requests;

/// <summary>Puts a file with what one asked for, where both sides see it.</summary>
internal static class AttachToRequest
{
    public static void Map(IEndpointRouteBuilder requests) => requests.MapPost("/{id}/files", Post)
        .WithName(nameof(AttachToRequest)).WithSummary("Attach a file to what one asked for").RequirePermission(TicketsPermissions.Request.Name)
        .WithBodyLimit(AttachFile.MostBytes + ReceivedUpload.FormBytes).Accepts<IFormFile>("multipart/form-data", ["application/octet-stream", .. UploadKind.Attachments.Select(k => k.MediaType)]);

    private static async Task<Results<Created<AttachFile.TicketFileView>, ProblemHttpResult>> Post(
        string id, IfMatch version, HttpRequest request, [FromQuery, Description("The file's name, when it is the body itself.")] string? name,
        TicketsDb db, FileStore store, TicketChanges changes, TicketNames names, CancellationToken ct)
    {
        if (await OwnRequests.Find(id, db, ct) is not { } ticket) return Problems.Of(TicketRefusals.NotFound);
        var outcome = await AttachFile.Handle(ticket.Key.ToString(), version.Version, request, isInternal: false, db, store, changes, ct);
        return outcome.Value is { } file ? TypedResults.Created($"/v1/request-files/{file.Id}", await AttachFile.View(file, names, ct)) : Problems.Of(outcome.Refusal!);
    }
}
