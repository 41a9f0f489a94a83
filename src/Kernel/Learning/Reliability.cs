namespace Platform.Learning;

/// <summary>Of predictions between two probabilities: how many there were, what they said on average, and how often it came true.</summary>
public readonly record struct ReliabilityBin(double From, double To, int Count, double Said, double Came);

/// <summary>
/// How far predictions can be believed. Brier is the mean squared error of the probability; ECE the mean distance between what the ten bins
/// said and what came, by their size; AUC the chance that what came was given more than what did not (a half when it is a toss).
/// </summary>
public sealed record Reliability(int Count, int Came, double Auc, double Brier, double Ece, IReadOnlyList<ReliabilityBin> Bins)
{
    public const int BinCount = 10;

    public double BaseRate => Count == 0 ? 0 : (double)Came / Count;

    public static Reliability Of(IReadOnlyList<(double Probability, bool Came)> predictions)
    {
        var (counts, said, came, brier) = (new int[BinCount], new double[BinCount], new int[BinCount], 0.0);
        foreach (var (p, isSo) in predictions)
        {
            var bin = Math.Clamp((int)(p * BinCount), 0, BinCount - 1);
            counts[bin]++;
            said[bin] += p;
            if (isSo) came[bin]++;
            brier += Math.Pow(p - (isSo ? 1 : 0), 2);
        }

        var n = Math.Max(1, predictions.Count);
        return new(
            predictions.Count, came.Sum(), AucOf(predictions), brier / n,
            Enumerable.Range(0, BinCount).Sum(b => Math.Abs(said[b] - came[b])) / n,
            [.. Enumerable.Range(0, BinCount).Where(b => counts[b] > 0).Select(b => new ReliabilityBin((double)b / BinCount, (b + 1.0) / BinCount, counts[b], said[b] / counts[b], (double)came[b] / counts[b]))]);
    }

    // Mann and Whitney's statistic; ties count half. Not a number when only one outcome occurred.
    private static double AucOf(IReadOnlyList<(double Probability, bool Came)> predictions)
    {
        var (rankSum, rank, came) = (0.0, 0, 0);
        foreach (var tie in predictions.GroupBy(p => p.Probability).OrderBy(g => g.Key))
        {
            var (size, isSo) = (tie.Count(), tie.Count(p => p.Came));
            rankSum += isSo * (rank + (size + 1) / 2.0);
            rank += size;
            came += isSo;
        }

        var pairs = (double)came * (predictions.Count - came);
        return pairs == 0 ? double.NaN : (rankSum - came * (came + 1.0) / 2) / pairs;
    }
}
