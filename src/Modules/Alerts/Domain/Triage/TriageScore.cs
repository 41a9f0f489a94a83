using Platform.Learning;

namespace Platform.Alerts.Domain.Triage;

/// <summary>What one factor adds to a priority, in points; below zero, what it takes away.</summary>
internal sealed record TriageReason(TriageFactor Factor, int Points);

/// <summary>
/// The priority of an alert, 0 to 100: how probable it is, in hundredths, that it is worth paging somebody. The points of the usual alert and of all
/// factors add up to it exactly.
/// </summary>
internal sealed record TriageScore(int Priority, int Usual, IReadOnlyList<TriageReason> Reasons, double Probability)
{
    /// <summary>From here on those who know about its kind take it.</summary>
    public const int Route = 80;

    /// <summary>From here on supervisors are told at once.</summary>
    public const int Escalate = 90;

    public static TriageScore Of(TriageModel model, ReadOnlySpan<float> signs)
    {
        var why = model.Explain(signs);
        var (priority, usual) = ((int)Math.Round(100 * why.Probability), (int)Math.Round(100 * why.UsualProbability));
        var parts = new decimal[Enum.GetValues<TriageFactor>().Length];
        for (var i = 0; i < why.Shares.Count; i++) parts[(int)TriageSigns.FactorOf((TriageSign)i)] += (decimal)(100 * why.Shares[i]);
        var points = WholeShares.Of(parts, priority - usual);
        return new(priority, usual, [.. points.Select((p, factor) => new TriageReason((TriageFactor)factor, (int)p))], why.Probability);
    }
}
