using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>Says something only colleagues see. Whoever is mentioned watches the ticket from then on.</summary>
internal static class NoteOnTicket
{
    public sealed record NoteCommand(
        [property: Required, StringLength(Message.LongestText, MinimumLength = 1)] string Text,
        [property: MaxLength(Message.MostMentions), Description("The people whose attention it wants, by id.")] Guid[]? Mentions = null);

    /// <summary>Notes may be written on what is closed: they change nothing about it.</summary>
    public static Decision<TicketEvent> Decide(Ticket ticket, Guid message, Guid[] mentions, DateTimeOffset now)
    {
        if (ticket.RefuseIfMerged() is { } refusal) return refusal;
        var newcomers = mentions.Except(ticket.Watchers).ToArray();
        if (ticket.Watchers.Length + newcomers.Length > Ticket.MostWatchers) return TicketRefusals.TooManyWatchers;
        return [new TicketNoted(message, mentions, now), .. newcomers.Select(person => new TicketWatched(person, now))];
    }

    public static void Map(IEndpointRouteBuilder tickets) => tickets.MapPost("/{id}/notes", Post)
        .WithName(nameof(NoteOnTicket)).WithSummary("Write a note on a ticket").RequirePermission(TicketsPermissions.Write.Name);

    private static async Task<Results<Created<MessageView>, ProblemHttpResult>> Post(
        string id, IfMatch version, NoteCommand command, TicketsDb db, TicketReferences references, Conversations conversations, CancellationToken ct)
    {
        Guid[] mentions = [.. (command.Mentions ?? []).Distinct()];
        if (await references.RefusePeople(mentions, ct) is { } unknown) return Problems.Of(await db.OrNotFound(id, unknown, ct));
        return await conversations.Say(id, version.Version, new(MessageKind.Note, MessageText.Tidy(command.Text), mentions), (ticket, message, now) => Decide(ticket, message.Id, mentions, now), ct);
    }
}
