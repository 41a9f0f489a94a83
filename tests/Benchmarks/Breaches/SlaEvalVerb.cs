using Platform.Tickets.Domain.Risk;

namespace Platform.Benchmarks.Breaches;

/// <summary>sla-eval: breaches foretold on a recorded help desk, walked through event by event, and how far that can be believed.</summary>
internal static class SlaEvalVerb
{
    public const string Usage = "<incident csv> [--targets 4,8,90,90] [--warm-up 0.3]";

    private static readonly TimeSpan Settling = TimeSpan.FromDays(7);
    private static readonly double[] WarmUps = [0, 0.2, 0.4, 0.6, 0.8];

    public static Task<int> Run(VerbArgs args)
    {
        if (args.Positional is not [var csv]) throw new WrongArgumentException("sla-eval needs the incidents' file.");
        var warmUp = args.Number("warm-up", 0.3);
        var log = IncidentLog.Open(csv, IncidentTargets.Parse(args.Text("targets") ?? IncidentTargets.Default));
        var walk = new WalkForward(new WorkingWeek(), Settling);
        foreach (var news in log.News)
        {
            args.Stop.ThrowIfCancellationRequested();
            walk.Take(news);
        }

        var judged = new JudgedWalk(log.News, walk);
        var part = judged.After(warmUp);
        var unresolved = part.Of(said => said.OnNews);
        if (unresolved.Count == 0) throw new CannotMeasureException($"{csv} has no closed incident to judge by.");
        part.PrintBins("events of unresolved incidents", unresolved);
        part.PrintBins("of these, those still in time", part.Of(said => said.OnNews && said.IsInTime));
        part.PrintBins("every six hours, all that were in time", part.Of(said => !said.OnNews));
        judged.PrintSplits(WarmUps);
        Console.WriteLine();
        Figures.Print("sla.rows", log.Rows, "rows");
        Figures.Print("sla.bad_rows", log.BadRows, "rows");
        Figures.Print("sla.incidents", judged.Incidents, "incidents");
        Figures.Print("sla.models", walk.Model.Version, "models");
        part.PrintFigures();
        return Task.FromResult(0);
    }
}
