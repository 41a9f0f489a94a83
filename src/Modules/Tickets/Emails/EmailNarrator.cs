using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Tickets.Domain;

namespace Platform.Tickets.Emails;

/// <summary>Tells what was decided about a mail.</summary>
internal sealed class EmailNarrator : INarrator
{
    public string StreamKind => EmailDecision.Kind;

    public string Tell(JournalEntry entry) => entry.Read<EmailDecisionEvent>() switch
    {
        EmailReleased e => $"A held mail was let in, as {TicketNumber.Of(e.TicketNumber)}",
        EmailDiscarded => "A held mail was discarded",
        EmailReinstated => "A discarded mail was put back",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };
}
