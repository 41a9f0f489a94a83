namespace Platform.Tickets.Domain.Risk;

/// <summary>What one sign adds to the chance of a breach, beside the usual ticket: in log-odds, and as part of the probability.</summary>
internal readonly record struct Reason(Sign Sign, double LogOdds, double Probability);

/// <summary>
/// How likely a ticket breaches, and why: the reasons add up to what lies between this ticket and the usual one, in log-odds and in probability.
/// </summary>
internal sealed record RiskOfBreach(double Probability, double UsualProbability, IReadOnlyList<Reason> Reasons)
{
    public static RiskOfBreach Of(RiskModel model, ReadOnlySpan<float> signs)
    {
        var why = model.Explain(signs);
        return new(why.Probability, why.UsualProbability, [.. why.LogOdds.Select((a, i) => new Reason((Sign)i, a, why.Shares[i])).Where(r => r.LogOdds != 0).OrderByDescending(r => Math.Abs(r.LogOdds))]);
    }
}
