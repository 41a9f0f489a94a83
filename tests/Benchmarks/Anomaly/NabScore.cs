namespace Platform.Benchmarks.Anomaly;

/// <summary>A stretch of rows, both ends included, labelled as anomalous.</summary>
internal readonly record struct RowWindow(int First, int Last)
{
    public int Length => Last - First + 1;
}

/// <summary>A series as a detector scored it, and where it should have spoken.</summary>
internal sealed record ScoredSeries(string Name, IReadOnlyList<double> Scores, IReadOnlyList<RowWindow> Windows);

/// <summary>How a detector did at one threshold: 100 is the perfect detector, 0 one that never speaks.</summary>
internal sealed record NabResult(double Score, double Threshold, int Windows, int Detected, int FalsePositives);

/// <summary>
/// The Numenta Anomaly Benchmark, standard profile: a true positive counts 1, a false positive 0.11, a missed window 1; each weighed by a
/// scaled sigmoid of where it lies to its window. Source: A. Lavin, S. Ahmad, "Evaluating Real-time Anomaly Detection Algorithms — the
/// Numenta Anomaly Benchmark", ICMLA 2015, sections II.C and II.D, and the benchmark's published scorer (its "sweeper") where the paper is silent.
/// </summary>
internal static class NabScore
{
    public const double TruePositive = 1, FalsePositive = 0.11, FalseNegative = 1;

    private const double FarBehind = 3;
    private const int NoWindow = -1;

    private static readonly double Earliest = Sigmoid(-1);

    /// <summary>One row that counts: what it would add as a detection, and to which window.</summary>
    private readonly record struct Row(double Anomaly, int Window, double Gain);

    /// <summary>σ(y) = 2 / (1 + e^(5y)) − 1, with y = −1 at a window's first row, 0 at its end; −1 from three window lengths behind it.</summary>
    public static double Sigmoid(double position) => position >= FarBehind ? -1 : 2 / (1 + Math.Exp(5 * position)) - 1;

    /// <summary>Rows at a series' beginning that are not judged: 15 %, and at most 15 % of 5,000.</summary>
    public static int Probation(int rows) => (int)Math.Min(Math.Floor(0.15 * rows), 0.15 * 5_000);

    /// <summary>The result at the one threshold for the whole corpus that serves the detector best.</summary>
    public static NabResult Best(IEnumerable<ScoredSeries> corpus) => Sweep(corpus).MaxBy(result => result.Score)!;

    /// <summary>The result when a row is a detection from this score on.</summary>
    public static NabResult At(double threshold, IEnumerable<ScoredSeries> corpus) =>
        Sweep(corpus).TakeWhile(result => result.Threshold >= threshold).Last() with { Threshold = threshold };

    // Lowers the threshold from score to score; a window is worth its best detection so far.
    private static IEnumerable<NabResult> Sweep(IEnumerable<ScoredSeries> corpus)
    {
        var (rows, windows) = Rows(corpus);
        var worth = new double[windows];
        Array.Fill(worth, -FalseNegative);
        var (total, detected, wrong) = (-FalseNegative * windows, 0, 0);
        yield return Result(double.PositiveInfinity);
        foreach (var same in rows.GroupBy(row => row.Anomaly).OrderByDescending(same => same.Key))
        {
            foreach (var row in same)
                if (row.Window == NoWindow)
                {
                    total += row.Gain;
                    wrong++;
                }
                else if (row.Gain > worth[row.Window])
                {
                    if (worth[row.Window] == -FalseNegative) detected++;
                    total += row.Gain - worth[row.Window];
                    worth[row.Window] = row.Gain;
                }

            yield return Result(same.Key);
        }

        NabResult Result(double threshold) => new(Normalized(total, windows), threshold, windows, detected, wrong);
    }

    // Nothing said is 0, each window found at its first row is 100. Without windows there is nothing to gain, only to lose.
    private static double Normalized(double total, int windows) =>
        windows == 0 ? 100 * total : 100 * (total + FalseNegative * windows) / ((TruePositive + FalseNegative) * windows);

    private static (List<Row> Rows, int Windows) Rows(IEnumerable<ScoredSeries> corpus)
    {
        var (rows, windows) = (new List<Row>(), 0);
        foreach (var series in corpus)
        {
            var (next, before) = (0, default(RowWindow?));
            var probation = Probation(series.Scores.Count);
            for (var i = 0; i < series.Scores.Count; i++)
            {
                while (next < series.Windows.Count && i > series.Windows[next].Last) before = series.Windows[next++];
                var within = next < series.Windows.Count && i >= series.Windows[next].First;
                if (i < probation) continue;
                rows.Add(within
                    ? new(series.Scores[i], windows + next, TruePositive * Within(series.Windows[next], i))
                    : new(series.Scores[i], NoWindow, FalsePositive * Behind(before, i)));
            }

            windows += series.Windows.Count;
        }

        return (rows, windows);
    }

    private static double Within(RowWindow window, int row) => Sigmoid(-(window.Last - row + 1.0) / window.Length) / Earliest;

    private static double Behind(RowWindow? window, int row) => Sigmoid(window is { } passed ? (row - passed.Last) / Math.Max(1.0, passed.Length - 1) : FarBehind);
}
