using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Files;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features.Requests;

/// <summary>What somebody asked for themselves: opened, followed, answered. Others' tickets do not exist here, and notes are not shown.</summary>
internal static class OwnRequests
{
    private static readonly Sorts<Ticket> Orders = Sorts<Ticket>.By("-openedAt", t => t.OpenedAt, t => t.Key);

    public sealed record RequestCommand
    {
        [Required, StringLength(Ticket.LongestSubject, MinimumLength = 1)] public required string Subject { get; init; }
        [StringLength(Ticket.LongestDescription)] public string Description { get; init; } = "";
        public TicketPriority Priority { get; init; } = TicketPriority.Normal;
        [StringLength(60, MinimumLength = 1)] public string? Category { get; init; }
        public string? SiteId { get; init; }
        public string? DeviceId { get; init; }

        /// <summary>How it came in: qr, when a code led to the form.</summary>
        public RequestChannel Channel { get; init; } = RequestChannel.Portal;
    }

    /// <summary>The ways somebody asks for help themselves.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<RequestChannel>))]
    public enum RequestChannel { Portal, Qr }

    public sealed record AnswerCommand([property: Required, StringLength(Message.LongestText, MinimumLength = 1)] string Text);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/request-files/{id:guid}", File).WithName("GetRequestFile").WithSummary("Fetch a file of what one asked for").RequirePermission(TicketsPermissions.Request.Name).WithTags("Requests");
        var requests = api.MapGroup("/requests").WithTags("Requests");
        requests.MapPost("", Post).WithName("AskForHelp").WithSummary("Ask for help").RequirePermission(TicketsPermissions.Request.Name);
        requests.MapGet("", List).WithName("ListOwnRequests").WithSummary("List what one asked for").RequirePermission(TicketsPermissions.Request.Name);
        requests.MapGet("/{id}", Get).WithName("GetOwnRequest").WithSummary("Get what one asked for").RequirePermission(TicketsPermissions.Request.Name);
        requests.MapGet("/{id}/messages", Messages).WithName("ListRequestMessages").WithSummary("List what was said about what one asked for").RequirePermission(TicketsPermissions.Request.Name);
        requests.MapPost("/{id}/messages", Answer).WithName("AnswerRequest").WithSummary("Say more about what one asked for").RequirePermission(TicketsPermissions.Request.Name);
        requests.MapGet("/{id}/files", Files).WithName("ListRequestFiles").WithSummary("List the files of what one asked for").RequirePermission(TicketsPermissions.Request.Name);
        AttachToRequest.Map(requests);
        CloseRequest.Map(requests);
        RequestForms.Map(api);
    }

    private static async Task<Results<Created<RequestView>, ProblemHttpResult>> Post(
        RequestCommand command, TicketsDb db, TicketReferences references, TicketNames names, Numbers numbers, TicketChanges changes, CancellationToken ct)
    {
        var outcome = await OpenTicket.Handle(new()
        {
            Subject = command.Subject, Description = command.Description, Priority = command.Priority, Category = command.Category, SiteId = command.SiteId, DeviceId = command.DeviceId,
            Channel = command.Channel is RequestChannel.Qr ? TicketChannel.Qr : TicketChannel.Portal,
        }, db, references, names, numbers, changes, ct);
        return outcome.Value is { } ticket
            ? TypedResults.Created($"/v1/requests/{ticket.Key}", RequestView.Of(ticket, await names.Desk(db.Tenant, ct)))
            : Problems.Of(outcome.Refusal!);
    }

    private static async Task<Results<Ok<Page<RequestView>>, ProblemHttpResult>> List([AsParameters] ListQuery list, TicketsDb db, TicketNames names, Cursors cursors, CancellationToken ct)
    {
        var desk = await names.Desk(db.Tenant, ct);
        return await Own(db).ToPage(list, Orders, cursors, t => RequestView.Of(t, desk), ct).Respond();
    }

    private static async Task<Results<Ok<RequestView>, ProblemHttpResult>> Get(string id, TicketsDb db, TicketNames names, CancellationToken ct) =>
        await Find(id, db, ct) is { } ticket ? TypedResults.Ok(RequestView.Of(ticket, await names.Desk(db.Tenant, ct))) : Problems.Of(TicketRefusals.NotFound);

    private static async Task<Results<Ok<Page<MessageView>>, ProblemHttpResult>> Messages(
        string id, [AsParameters] ListQuery list, TicketsDb db, TicketNames names, Cursors cursors, CancellationToken ct)
    {
        if (await Find(id, db, ct) is not { } ticket) return Problems.Of(TicketRefusals.NotFound);
        // Only its own: what was merged into it may have been somebody else's.
        var outcome = await db.Messages.AsNoTracking().Where(m => m.TicketId == ticket.Key && m.Kind == MessageKind.Reply).ToPage(list, ListMessages.Orders, cursors, m => m, ct);
        if (outcome.Value is not { } page) return Problems.Of(outcome.Refusal!);
        return TypedResults.Ok(page.Show(await Task.WhenAll(page.Items.Select(async m => await names.View(m, ticket.Key, ct) with { Sentiment = null }))));
    }

    private static async Task<Results<Created<MessageView>, ProblemHttpResult>> Answer(
        string id, IfMatch version, AnswerCommand command, TicketsDb db, Conversations conversations, CancellationToken ct)
    {
        if (await Find(id, db, ct) is not { } ticket) return Problems.Of(TicketRefusals.NotFound);
        return await conversations.Say(ticket.Key.ToString(), version.Version, new(MessageKind.Reply, MessageText.Tidy(command.Text), []),
            (t, message, now) => ReplyToTicket.Decide(t, message.Id, byRequester: true, status: null, now), ct);
    }

    private static async Task<Results<Ok<TicketFiles.TicketFilesView>, ProblemHttpResult>> Files(string id, TicketsDb db, TicketNames names, CancellationToken ct)
    {
        if (await Find(id, db, ct) is not { } ticket) return Problems.Of(TicketRefusals.NotFound);
        var files = await db.Files.AsNoTracking().Where(f => f.TicketId == ticket.Key && !f.IsInternal).OrderBy(f => f.AddedAt).ThenBy(f => f.Id).ToListAsync(ct);
        return TypedResults.Ok(new TicketFiles.TicketFilesView(await Task.WhenAll(files.Select(f => AttachFile.View(f, names, ct)))));
    }

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> File(Guid id, TicketsDb db, FileStore store, HttpResponse response, CancellationToken ct) =>
        await TicketFiles.Find(db, id, ct) is { IsInternal: false } file && await Own(db).AnyAsync(t => t.Key == file.TicketId, ct)
            ? TicketFiles.Send(file, store, response)
            : Problems.Of(TicketRefusals.FileNotFound);

    private static IQueryable<Ticket> Own(TicketsDb db) => db.Tickets.AsNoTracking().Where(t => t.RequesterId == db.Call.Actor.Value);

    public static async Task<Ticket?> Find(string id, TicketsDb db, CancellationToken ct) =>
        await db.IdOf(id, ct) is var key && key != Guid.Empty ? await Own(db).SingleOrDefaultAsync(t => t.Key == key, ct) : null;
}
