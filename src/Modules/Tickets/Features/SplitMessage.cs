using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>Makes a message a ticket of its own: another thing is asked for in it. The message stays where it was, and says what it became.</summary>
internal static class SplitMessage
{
    public sealed record SplitCommand([property: Required, StringLength(Ticket.LongestSubject, MinimumLength = 1)] string Subject);

    /// <summary>The new ticket: for the same requester, at the same place, of the same priority.</summary>
    public static Decision<TicketEvent> Decide(Ticket ticket, string subject, string text, Guid id, int number, DateTimeOffset now)
    {
        if (subject.Trim().Length == 0) return TicketRefusals.Subjectless;
        return new TicketOpened(id, ticket.Tenant, number, subject.Trim(), text, ticket.RequesterId, ticket.Priority, ticket.Channel, Lifecycle.New.Name, TicketState.New, now)
        {
            Category = ticket.Category, Customer = ticket.Customer, SiteId = ticket.SiteId, DeviceId = ticket.DeviceId, TeamId = ticket.TeamId, SplitFromId = ticket.Key,
        };
    }

    public static async Task<Outcome<Ticket>> Handle(string id, Guid messageId, SplitCommand command, TicketsDb db, Numbers numbers, TicketChanges changes, CancellationToken ct)
    {
        await using var turn = await db.TakeTurn(ct);
        if (await db.FindTicket(id, ct) is not { } ticket) return TicketRefusals.NotFound;
        if (await db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.TicketId == ticket.Key && m.Id == messageId, ct) is not { } message) return TicketRefusals.MessageNotFound;
        if (message.SplitIntoId is not null) return TicketRefusals.MessageSplit;

        var key = Guid.CreateVersion7(db.Call.Now);
        var opened = await changes.Open(Decide(ticket, command.Subject, message.Text, key, await numbers.Take(db.Tenant, Ticket.Kind, ct), changes.Now), ct);
        if (opened.Value is not { } created) return opened;
        var marked = await changes.Change(ticket.Key.ToString(), null, (_, now) => new TicketMessageSplitOut(messageId, key, now), ct);
        if (marked.Value is not { } original) return marked;
        await db.Messages.Where(m => m.TicketId == ticket.Key && m.Id == messageId).ExecuteUpdateAsync(set => set.SetProperty(m => m.SplitIntoId, key), ct);
        await changes.Conclude([created, original], ct);
        return created;
    }

    public static void Map(IEndpointRouteBuilder tickets) => tickets.MapPost("/{id}/messages/{messageId:guid}/split", Post)
        .WithName(nameof(SplitMessage)).WithSummary("Split a message into a ticket of its own").RequirePermission(TicketsPermissions.Write.Name);

    private static Task<Results<Created<TicketView>, ProblemHttpResult>> Post(
        string id, Guid messageId, SplitCommand command, TicketsDb db, Numbers numbers, TicketChanges changes, TicketViews views, CancellationToken ct) =>
        views.RespondCreated(Handle(id, messageId, command, db, numbers, changes, ct), ct);
}
