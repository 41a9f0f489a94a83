namespace Platform.Tickets.Domain.Risk;

/// <summary>How much a risk wants somebody's attention.</summary>
internal enum RiskBand { Low, Medium, High, Critical }

/// <summary>
/// What follows from how likely a ticket breaches: others are told from 70 % on and until it is below 60 %, so that nobody is told again and again,
/// and from 80 % on its priority is raised, once in its life. Of what cannot be prevented any more nobody is told.
/// </summary>
internal static class RiskWatch
{
    public const double RaiseAt = RiskModel.Alert, WithdrawBelow = 0.6, EscalateAt = RiskModel.Escalate, MediumFrom = 0.4;

    private const int MostReasons = 3;

    /// <summary>With less time than this nobody can do anything about it.</summary>
    public static readonly TimeSpan LeastNotice = TimeSpan.FromMinutes(1);

    /// <summary>What an import brings is left alone for so long: more of its past may come.</summary>
    public static readonly TimeSpan AfterImport = TimeSpan.FromHours(1);

    public static RiskBand BandOf(double probability) => probability switch { >= EscalateAt => RiskBand.Critical, >= RaiseAt => RiskBand.High, >= MediumFrom => RiskBand.Medium, _ => RiskBand.Low };

    /// <param name="model">The one it was judged by.</param>
    /// <param name="noteId">The id of the note that says why, if its priority is raised.</param>
    public static Decision<TicketEvent> Decide(in JudgedTicket ticket, Judgement judgement, RiskModel model, Guid noteId, DateTimeOffset now)
    {
        var (isRaised, target) = (ticket.IsRaised, judgement.Target);
        if (judgement.Probability is not { } probability) return isRaised ? new TicketBreachRiskWithdrawn(OutcomeOf(target.State), null, now) : [];
        if (isRaised && probability < WithdrawBelow) return new TicketBreachRiskWithdrawn(RiskOutcome.LessLikely, probability, now);
        if (target.DueAt - now < LeastNotice || (ticket.KnownSince > ticket.OpenedAt && now - ticket.KnownSince < AfterImport)) return [];

        List<TicketEvent> events = [];
        if (!isRaised && probability >= RaiseAt) events.Add(new TicketBreachRiskRaised(probability, target.DueAt, now) { Reasons = judgement.Reasons(model, MostReasons) });
        if (probability >= EscalateAt && !ticket.WasEscalated && ticket.Priority < TicketPriority.Urgent)
            events.Add(new TicketEscalated(probability, ticket.Priority, ticket.Priority + 1, noteId, now));
        return [.. events];
    }

    private static RiskOutcome OutcomeOf(TargetState state) => state switch
    {
        TargetState.Met => RiskOutcome.InTime,
        TargetState.Missed => RiskOutcome.Breached,
        _ => RiskOutcome.NotPromised,
    };
}
