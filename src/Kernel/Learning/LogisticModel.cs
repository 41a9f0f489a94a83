namespace Platform.Learning;

/// <summary>
/// How something is foretold: a sum of signs in log-odds, each as it departs from what it usually is, calibrated on later cases. A sum, so that what each
/// sign adds can be told exactly.
/// </summary>
public record LogisticModel(double Usual, IReadOnlyList<float> Usually, IReadOnlyList<float> Weights, Calibration Calibration)
{
    public double LogOdds(ReadOnlySpan<float> signs)
    {
        var sum = Usual;
        for (var i = 0; i < signs.Length; i++) sum += Added(i, signs[i]);
        return Calibration.Of(sum);
    }

    /// <summary>What one sign adds beside the usual case, before calibration.</summary>
    public double Added(int sign, float value) => (double)Weights[sign] * ((double)value - Usually[sign]);

    public double Probability(ReadOnlySpan<float> signs) => Odds.Probability(LogOdds(signs));

    /// <summary>
    /// Why it is so probable: what each sign adds adds up to what lies between this case and the usual one, in log-odds and in probability (shared in
    /// proportion, which is Aumann and Shapley's value along the line between the two).
    /// </summary>
    public LogisticExplanation Explain(ReadOnlySpan<float> signs)
    {
        var (from, to) = (Odds.Probability(Calibration.Of(Usual)), Probability(signs));
        var added = new double[signs.Length];
        var total = 0.0;
        for (var i = 0; i < signs.Length; i++) total += added[i] = Calibration.Slope * Added(i, signs[i]);
        var each = Math.Abs(total) < 1e-9 ? from * (1 - from) : (to - from) / total;
        return new(to, from, added, [.. added.Select(a => a * each)]);
    }
}

/// <summary>A probability, that of the usual case, and what each sign adds: in log-odds, and as part of the probability.</summary>
public sealed record LogisticExplanation(double Probability, double UsualProbability, IReadOnlyList<double> LogOdds, IReadOnlyList<double> Shares);

/// <summary>A straight line through log-odds that makes what is said as often true as it says (J. Platt, "Probabilistic Outputs for Support Vector Machines", 1999). Never falling, so it changes no order.</summary>
public sealed record Calibration(double Slope, double Shift)
{
    public static readonly Calibration None = new(1, 0);

    public double Of(double logOdds) => Slope * logOdds + Shift;
}
