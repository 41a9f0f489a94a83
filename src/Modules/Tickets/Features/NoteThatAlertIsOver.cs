using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Alerts;
using Platform.Hosting.Bus;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>Says on the ticket of an alert that the alert is over. Whether that is the end of the ticket is for people to say.</summary>
internal sealed class NoteThatAlertIsOver(TicketsDb db, Conversations conversations) : IReaction<AlertWasOver>
{
    public async Task React(AlertWasOver fact, CancellationToken ct)
    {
        var ticket = await db.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.AlertId == fact.AlertId, ct);
        while (ticket is { MergedIntoId: { } into }) ticket = await db.Tickets.AsNoTracking().SingleAsync(t => t.Key == into, ct); // it goes on there
        if (ticket is null) return;
        var noted = await conversations.Keep($"{ticket.Key}", null, new(MessageKind.Note, Text(fact), [], AuthorId: ActorId.Platform.Value), (t, message, now) => NoteOnTicket.Decide(t, message.Id, [], now), ct);
        if (noted.Refusal is { } refusal) throw new InvalidOperationException($"That an alert is over could not be noted: {refusal.Message}"); // merged meanwhile: the next try sees it
    }

    private static string Text(AlertWasOver fact) =>
        $"Alert A-{fact.Number} is over since {fact.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC: {(fact.ByPerson ? "somebody resolved it" : "its source says so")}.";
}
