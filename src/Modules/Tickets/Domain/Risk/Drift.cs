using Platform.Learning;

namespace Platform.Tickets.Domain.Risk;

/// <summary>
/// Whether today's tickets are still those the model was measured with: the population stability index of its probabilities over ten bins
/// (below 0.1 nothing moved, above 0.25 much did), and its squared error then and now.
/// </summary>
internal sealed record Drift(double Stability, double BrierThen, double BrierNow)
{
    private const double Moved = 0.25, Worse = 0.05;

    public bool IsDrifting => Stability > Moved || BrierNow > BrierThen + Worse;

    public static Drift Between(Reliability then, Reliability now)
    {
        var stability = 0.0;
        for (var bin = 0; bin < Reliability.BinCount; bin++)
        {
            var (before, after) = (Share(then, bin), Share(now, bin));
            stability += (after - before) * Math.Log(after / before);
        }

        return new(stability, then.Brier, now.Brier);
    }

    // An empty bin counts as half a prediction: nothing is infinitely far.
    private static double Share(Reliability r, int bin) =>
        (r.Bins.Where(b => (int)Math.Round(b.From * Reliability.BinCount) == bin).Sum(b => b.Count) + 0.5) / (r.Count + 0.5 * Reliability.BinCount);
}
