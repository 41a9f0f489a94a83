using System.Globalization;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Risk;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Risk;

/// <summary>The note that says why a ticket's priority was raised.</summary>
internal static class RiskNote
{
    private const int MostReasons = 4;

    public static Message Of(Ticket ticket, RiskModel model, Judgement judgement, TicketEscalated escalated, DateTimeOffset now) => new()
    {
        Tenant = ticket.Tenant, TicketId = ticket.Key, Id = escalated.NoteId, Kind = MessageKind.Note, AuthorId = ActorId.Platform.Value, ByRequester = false, Mentions = [], SentAt = now,
        Text = Text(escalated, RiskOfBreach.Of(model, judgement.Signs), judgement.Target),
    };

    private static string Text(TicketEscalated escalated, RiskOfBreach risk, RiskTarget target)
    {
        var reasons = risk.Reasons.Where(r => r.Probability > 0).Take(MostReasons).Select(r => $"- {RiskWords.Of(r.Sign)} ({Percent(r.Probability, "+0;-0")} points)");
        return string.Join('\n', (string[])
        [
            $"Priority was raised from {escalated.From.ToString().ToLowerInvariant()} to {escalated.To.ToString().ToLowerInvariant()}: "
                + $"this ticket will probably not be done by {target.DueAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC ({Percent(risk.Probability, "0")} %).",
            "What speaks for that most, beside the usual ticket:",
            .. reasons,
        ]);
    }

    private static string Percent(double share, string format) => (100 * share).ToString(format, CultureInfo.InvariantCulture);
}

/// <summary>What each sign is called.</summary>
internal static class RiskWords
{
    public static string Of(Sign sign) => sign switch
    {
        Sign.TimeLeft => "the time that is left, at the pace tickets are resolved",
        Sign.ShareSpent => "the part of its time that is over",
        Sign.NearDue => "how near the due time is",
        Sign.TightTarget => "how short its time was",
        Sign.GroupPace => "the pace of its team",
        Sign.CategoryPace => "the pace of tickets of its category",
        Sign.PriorityPace => "the pace of tickets of its priority",
        Sign.GroupBreaches => "how often its team is late",
        Sign.CategoryBreaches => "how often tickets of its category are late",
        Sign.PriorityBreaches => "how often tickets of its priority are late",
        Sign.ChannelBreaches => "how often tickets that came this way are late",
        Sign.GroupLoad => "how much its team has to do",
        Sign.Backlog => "how much there is to do altogether",
        Sign.AwaitingRequester => "whether it waits for the requester",
        Sign.AwaitingOthers => "whether it waits for others",
        Sign.NotStarted => "whether anybody has begun",
        Sign.Unassigned => "whether anybody answers for it",
        Sign.Reassigned => "how often it changed hands",
        Sign.Reopened => "how often it was reopened",
        Sign.Changed => "how much has been done about it",
        Sign.Idle => "how long nothing was done",
        Sign.Progress => "what was done just now",
        Sign.Impact => "its impact",
        Sign.Urgency => "its urgency",
        Sign.OffHours => "the time of the day",
        Sign.LateInWeek => "the time of the week",
        _ => throw new ArgumentOutOfRangeException(nameof(sign), sign, "A sign without words."),
    };
}
