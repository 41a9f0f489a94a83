using Platform.Learning;

namespace Platform.Tickets.Domain.Risk;

/// <summary>How far a company's predictions could be believed, where it has become known what came of them.</summary>
/// <param name="Auc">None when all breached, or none did.</param>
/// <param name="LearnedBrier">The squared error of what was learned, on later tickets than it was learned from; none while there is too little to learn from.</param>
/// <param name="PriorBrier">The prior's on the same tickets: what is learned is used only where it is better.</param>
/// <param name="Drift">None while there is too little to compare.</param>
internal sealed record MeasuredRisk(
    int Predictions, int Breached, double? Auc, double Brier, double Ece, IReadOnlyList<ReliabilityBin> Bins, double? LearnedBrier, double? PriorBrier, Drift? Drift)
{
    private const int EnoughToCompare = 50;
    private static readonly TimeSpan Lately = TimeSpan.FromDays(28);

    public double BaseRate => Predictions == 0 ? 0 : (double)Breached / Predictions;

    /// <summary>What was said while there was time, of tickets whose end is known.</summary>
    public static MeasuredRisk Of(IReadOnlyList<Said> said, IReadOnlyDictionary<string, bool> ends, TrainedRisk? trained, DateTimeOffset now)
    {
        var known = said.Where(s => s.IsInTime && !s.OnNews && ends.ContainsKey(s.Ticket)).ToList();
        var r = Measure(known);
        var (before, lately) = (known.Where(s => s.At < now - Lately).ToList(), known.Where(s => s.At >= now - Lately).ToList());
        return new(r.Count, r.Came, double.IsNaN(r.Auc) ? null : r.Auc, r.Brier, r.Ece, r.Bins, trained?.LearnedBrier, trained?.PriorBrier,
            Math.Min(before.Count, lately.Count) < EnoughToCompare ? null : Drift.Between(Measure(before), Measure(lately)));

        Reliability Measure(List<Said> of) => Reliability.Of([.. of.Select(s => (s.Probability, ends[s.Ticket]))]);
    }
}
