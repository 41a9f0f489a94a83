namespace Platform.Learning;

/// <summary>What was seen of a subject at one time, and whether it came.</summary>
public sealed record LogisticExample(DateTimeOffset At, string Subject, float[] Signs, bool Came);

/// <summary>How much there must be to learn from, how much is looked at, the latest of it, and how firmly what was thought before is held, one figure a sign.</summary>
public sealed record LogisticLessons(int EnoughSubjects, int EnoughOfEach, int Most, IReadOnlyList<double> Hold);

/// <summary>A model, and the squared errors on later subjects of what was learned and of the prior; the better of the two is in the model.</summary>
public sealed record TrainedModel(LogisticModel Model, double LearnedBrier, double PriorBrier);

/// <summary>
/// Makes a model from examples: logistic regression that leaves the prior's weights only as far as there is evidence (maximum a posteriori, by Newton's
/// method), on the earlier subjects; calibrated on the later ones. The same examples give the same model.
/// </summary>
public static class LogisticTraining
{
    private const double LearnedShare = 0.75, HoldUsual = 30, HoldSlope = 10, HoldShift = 10;

    /// <summary>Nothing when there is too little to learn from.</summary>
    public static TrainedModel? Train(IReadOnlyList<LogisticExample> examples, LogisticModel prior, LogisticLessons lessons)
    {
        var recent = examples.OrderBy(e => e.At).ThenBy(e => e.Subject, StringComparer.Ordinal).TakeLast(lessons.Most).ToList();
        var subjects = recent.GroupBy(e => e.Subject).Select(g => (Name: g.Key, FirstAt: g.First().At, g.First().Came)).OrderBy(t => t.FirstAt).ToList();
        var earlier = subjects.Take((int)(subjects.Count * LearnedShare)).ToList();
        if (subjects.Count < lessons.EnoughSubjects || earlier.Count(t => t.Came) < lessons.EnoughOfEach || earlier.Count(t => !t.Came) < lessons.EnoughOfEach) return null;

        var names = earlier.Select(t => t.Name).ToHashSet();
        var later = recent.Where(e => !names.Contains(e.Subject)).ToList();
        var learned = Learn([.. recent.Where(e => names.Contains(e.Subject))], prior, lessons.Hold);
        var (ours, priors) = (Brier(learned, later), Brier(prior, later));
        if (ours >= priors) learned = prior;
        return new(learned with { Calibration = Calibrate(learned, later) }, ours, priors);
    }

    private static double Brier(LogisticModel model, List<LogisticExample> examples) => examples.Average(e => Math.Pow(model.Probability(e.Signs) - (e.Came ? 1 : 0), 2));

    private static LogisticModel Learn(List<LogisticExample> examples, LogisticModel prior, IReadOnlyList<double> hold)
    {
        var signs = prior.Weights.Count;
        var rows = examples.Select(e => Row(e.Signs)).ToArray();
        var beta = LogisticRegression.Fit(rows, [.. examples.Select(e => e.Came)], Worth(examples), [.. prior.Weights.Select(w => (double)w), prior.Usual], [.. hold, HoldUsual]);

        // The usual case is the average one from here on; the sum stays what it was.
        var usually = new double[signs];
        foreach (var e in examples)
            for (var i = 0; i < signs; i++) usually[i] += e.Signs[i] / (double)examples.Count;
        var usual = beta[signs];
        for (var i = 0; i < signs; i++) usual += beta[i] * (usually[i] - prior.Usually[i]);
        return new(usual, [.. usually.Select(u => (float)u)], [.. beta.Take(signs).Select(w => (float)w)], Calibration.None);

        double[] Row(float[] seen)
        {
            var row = new double[signs + 1];
            for (var i = 0; i < signs; i++) row[i] = seen[i] - prior.Usually[i];
            row[signs] = 1;
            return row;
        }
    }

    private static Calibration Calibrate(LogisticModel model, List<LogisticExample> later)
    {
        var rows = later.Select(e => new[] { model.LogOdds(e.Signs), 1 }).ToArray();
        var line = LogisticRegression.Fit(rows, [.. later.Select(e => e.Came)], Worth(later), [1, 0], [HoldSlope, HoldShift]);
        return new(Math.Clamp(line[0], 0.2, 3), line[1]);
    }

    // To see one subject again and again is hardly more than to see it once: together, examples are worth as much as there are subjects.
    private static double Worth(List<LogisticExample> examples) => (double)examples.DistinctBy(e => e.Subject).Count() / examples.Count;
}
