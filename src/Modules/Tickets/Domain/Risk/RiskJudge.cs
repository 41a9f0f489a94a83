using Platform.Calendars;
using Platform.Tickets.Domain.Sla;

namespace Platform.Tickets.Domain.Risk;

/// <summary>How likely a ticket breaches, judged at one moment; without signs there is nothing to foretell.</summary>
internal sealed record Judgement(RiskTarget Target, float[]? Signs, double? Probability, Reassignment? Best)
{
    /// <summary>What speaks for a breach most, beside the usual ticket.</summary>
    public IReadOnlyList<Sign> Reasons(RiskModel model, int most) =>
        Signs is null ? [] : [.. RiskOfBreach.Of(model, Signs).Reasons.Where(r => r.Probability > 0).Take(most).Select(r => r.Sign)];

    public static Judgement Of(RiskTarget target) => new(target, null, null, null);
}

/// <summary>Judges the tickets of one help desk by what is promised, what its model says and what its past has taught.</summary>
internal sealed record RiskJudge(SlaBook Book, IWorkingTime Time, RiskModel Model, Experience Past, IReadOnlyList<string> Teams)
{
    /// <summary>Below this nobody looks for another team.</summary>
    public const double WorthAnAction = 0.3;

    public Judgement Of(in JudgedTicket ticket, DateTimeOffset now)
    {
        var standing = Book.Of(ticket.Clocked, now);
        var target = RiskTarget.Of(ticket, standing, now);
        if (target.State is not TargetState.Open || !ticket.State.IsActive()) return Judgement.Of(target);

        var seen = ticket.News(target.DueAt).Seen(now, Time);
        if (ticket.DueBy is null && standing.Terms is { Calendar: var promised } && !ReferenceEquals(promised, (Time as DeskHours)?.Calendar)) seen = Within(promised, seen, ticket, target, now);
        var signs = new float[Risk.Signs.Count];
        Risk.Signs.Read(seen, Past, signs);
        var probability = Model.Probability(signs);
        return new(target, signs, probability, probability < WorthAnAction ? null : Reassignment.Best(Model, seen, Past, Teams));
    }

    // Who promises something by other hours than the desk's has somebody at work then: what is promised day and night is not late because it is Sunday.
    private static OpenTicket Within(BusinessCalendar promised, in OpenTicket seen, in JudgedTicket ticket, in RiskTarget target, DateTimeOffset now) => seen with
    {
        HoursLeft = MathF.Max(seen.HoursLeft, Hours(promised, now, target.DueAt)),
        HoursOfTarget = MathF.Max(seen.HoursOfTarget, Hours(promised, ticket.OpenedAt, target.DueAt)),
    };

    private static float Hours(BusinessCalendar calendar, DateTimeOffset from, DateTimeOffset to) => (float)(DeskHours.HourAt(calendar, to) - DeskHours.HourAt(calendar, from));
}
