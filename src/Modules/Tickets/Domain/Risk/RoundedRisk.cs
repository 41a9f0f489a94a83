using Platform.Learning;

namespace Platform.Tickets.Domain.Risk;

/// <summary>One reason, in probability to a hundredth of a percent.</summary>
internal readonly record struct RoundedReason(Sign Sign, decimal Probability, double LogOdds);

/// <summary>A risk as people read it, rounded so that the usual ticket's probability and all reasons still add up to the ticket's, to the last digit.</summary>
internal sealed record RoundedRisk(decimal Probability, decimal Usual, IReadOnlyList<RoundedReason> Reasons)
{
    private const decimal Unit = 0.0001m;

    public static RoundedRisk Of(RiskOfBreach risk)
    {
        var (probability, usual) = (Math.Round((decimal)risk.Probability, 4), Math.Round((decimal)risk.UsualProbability, 4));
        var shares = WholeShares.Of([.. risk.Reasons.Select(r => (decimal)r.Probability / Unit)], (long)((probability - usual) / Unit));
        return new(probability, usual, [.. risk.Reasons.Select((r, i) => new RoundedReason(r.Sign, shares[i] * Unit, r.LogOdds)).Where(r => r.Probability != 0)]);
    }
}
