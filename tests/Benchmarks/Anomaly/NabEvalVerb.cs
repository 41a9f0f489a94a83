using Platform.Devices.Domain.Anomaly;

namespace Platform.Benchmarks.Anomaly;

/// <summary>nab-eval: the detector's score in the Numenta Anomaly Benchmark, on whatever part of its corpus is in a folder.</summary>
internal static class NabEvalVerb
{
    public const string Usage = "<folder> [--windows <json>]";

    public static Task<int> Run(VerbArgs args)
    {
        if (args.Positional is not [var folder]) throw new WrongArgumentException("nab-eval needs the folder of the corpus.");
        var corpus = NabCorpus.Open(folder, args.Text("windows")).Score(args.Stop);
        if (!corpus.Any(series => series.Windows.Count > 0)) throw new CannotMeasureException($"{folder} has no series with a labelled window.");

        var best = NabScore.Best(corpus);
        foreach (var series in corpus) Print(series.Name, NabScore.At(best.Threshold, [series]));
        Console.WriteLine();
        foreach (var part in corpus.GroupBy(series => Path.GetDirectoryName(series.Name))) Print($"{part.Key}/", NabScore.At(best.Threshold, part));
        Console.WriteLine();
        Figures.Print("nab.series", corpus.Count, "series");
        Figures.Print("nab.windows", best.Windows, "windows");
        Figures.Print("nab.windows_detected", best.Detected, "windows");
        Figures.Print("nab.false_positives", best.FalsePositives, "rows");
        Figures.Print("nab.threshold", best.Threshold, "score");
        Figures.Print("nab.product_threshold_score", NabScore.At(MetricWatch.Alarming, corpus).Score, "points");
        Figures.Print("nab.score", best.Score, "points");
        DetectorCost.Print();
        return Task.FromResult(0);
    }

    private static void Print(string name, NabResult result) => Console.WriteLine(result.Windows == 0
        ? FormattableString.Invariant($"{name,-64} normal        {result.FalsePositives,4} false")
        : FormattableString.Invariant($"{name,-64} {result.Score,6:0.0}  {result.Detected,2}/{result.Windows,-3} {result.FalsePositives,4} false"));
}
