namespace Platform.Devices.Domain.Prediction;

/// <summary>One question of a model: is this feature above the threshold? What either answer adds to the log-odds.</summary>
internal readonly record struct Stump(int Feature, float Threshold, float Below, float Above)
{
    public float Of(ReadOnlySpan<float> features) => features[Feature] > Threshold ? Above : Below;
}

/// <summary>
/// A sum of stumps in log-odds, learned by gradient boosting (J. H. Friedman, "Greedy Function Approximation: A Gradient Boosting Machine",
/// Annals of Statistics 2001, with Newton leaves). Each stump asks of one feature, so that what each feature contributes can be told exactly.
/// </summary>
internal sealed record BoostedStumps(float Base, IReadOnlyList<Stump> Stumps)
{
    public float LogOdds(ReadOnlySpan<float> features)
    {
        var sum = Base;
        foreach (var stump in Stumps) sum += stump.Of(features);
        return sum;
    }

    /// <summary>What each feature adds, beside one at which every answer is the commoner one.</summary>
    public Verdict Weigh(ReadOnlySpan<float> features)
    {
        var contributions = new float[features.Length];
        foreach (var stump in Stumps) contributions[stump.Feature] += stump.Of(features);
        return new(Verdict.ProbabilityOf(LogOdds(features)), contributions);
    }
}
