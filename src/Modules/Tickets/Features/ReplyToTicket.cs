using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;
using Platform.Hosting.Live;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>Says something both sides see. Our first answer opens a new ticket; the requester's takes up what waited for it, or was resolved.</summary>
internal static class ReplyToTicket
{
    public sealed record ReplyCommand
    {
        [StringLength(Message.LongestText)] public string? Text { get; init; }

        [StringLength(Message.LongestText), Description("Instead of a text; kept as the words in it.")]
        public string? Html { get; init; }

        [StringLength(40), Description("The status the ticket takes with it.")]
        public string? Status { get; init; }

        [Description("It is what the requester said, written down by somebody else.")]
        public bool ByRequester { get; init; }

        public string Words => Html is null ? MessageText.Tidy(Text ?? "") : MessageText.OfHtml(Html);
    }

    public static Decision<TicketEvent> Decide(Ticket ticket, Guid message, bool byRequester, TicketStatus? status, DateTimeOffset now)
    {
        if (ticket.RefuseIfClosed() is { } refusal) return refusal;
        status ??= (byRequester, ticket.State) switch
        {
            (false, TicketState.New) => Lifecycle.Open,
            (true, TicketState.Pending or TicketState.Resolved) => Lifecycle.Open,
            _ => null,
        };
        var moved = status is null ? [] : Lifecycle.Move(ticket, status, now);
        return moved.Refusal is { } illegal ? illegal : [new TicketReplied(message, byRequester, now), .. moved];
    }

    public static void Map(IEndpointRouteBuilder tickets) => tickets.MapPost("/{id}/replies", Post)
        .WithName(nameof(ReplyToTicket)).WithSummary("Reply to a ticket").RequirePermission(TicketsPermissions.Write.Name);

    private static async Task<Results<Created<MessageView>, ProblemHttpResult>> Post(
        string id, IfMatch version, ReplyCommand command, ClaimsPrincipal caller, Call call, Conversations conversations, TicketNames names, CancellationToken ct)
    {
        var desk = await names.Desk(call.Tenant, ct);
        var status = command.Status is null ? null : desk.StatusNamed(command.Status);
        var mayClose = caller.May(TicketsPermissions.Close.Name);
        return await conversations.Say(id, version.Version, new(MessageKind.Reply, command.Words, [], command.ByRequester), (ticket, message, now) =>
            command.Status is not null && status is null ? TicketRefusals.UnknownStatus
            : status is not null && !mayClose && ChangeStatus.NeedsClosing(ticket.State, status.State) ? TicketRefusals.CloseNotPermitted
            : status is { State: TicketState.Resolved } && desk.RefuseIfIncomplete(ticket.Fields) is { } incomplete ? incomplete
            : Decide(ticket, message.Id, message.ByRequester, status, now), ct);
    }
}
