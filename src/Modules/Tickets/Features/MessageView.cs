using System.ComponentModel;
using Platform.Tickets.Domain.Sentiments;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>Something said about a ticket, as plain text.</summary>
internal sealed record MessageView(
    Guid Id, MessageKind Kind, PersonRef? Author, bool ByRequester, string Text, IReadOnlyList<PersonRef> Mentions, DateTimeOffset SentAt,
    [property: Description("The ticket it became.")] Guid? SplitIntoId, [property: Description("The merged ticket it came with; null for the ticket's own.")] Guid? FromTicketId,
    [property: Description("How the requester sounds; null for what we say.")] MessageSentiment? Sentiment);

/// <summary>How a message sounds, from -1 to 1, and the words that say so, the strongest first.</summary>
internal sealed record MessageSentiment(Tone Tone, double Score, IReadOnlyList<string> Because)
{
    public static MessageSentiment? Of(Message message) => message is { ByRequester: true, Kind: MessageKind.Reply } && Domain.Sentiments.Sentiment.Of(message.Text) is var heard
        ? new(heard.Tone, heard.Score, heard.Because) : null;
}

internal static class MessageViews
{
    public static async Task<MessageView> View(this TicketNames names, Message message, Guid ticket, CancellationToken ct) => new(
        message.Id, message.Kind, await names.Person(message.Tenant, message.AuthorId, ct), message.ByRequester, message.Text,
        [.. (await Task.WhenAll(message.Mentions.Select(m => names.Person(message.Tenant, m, ct)))).OfType<PersonRef>()], message.SentAt, message.SplitIntoId,
        message.TicketId == ticket ? null : message.TicketId, MessageSentiment.Of(message));
}
