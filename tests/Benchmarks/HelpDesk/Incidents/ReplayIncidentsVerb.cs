using System.Diagnostics;
using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.HelpDesk.Incidents;

/// <summary>replay-incidents: the log of a help desk lived again over the API, and whether its tickets came to stand as the log says.</summary>
internal static class ReplayIncidentsVerb
{
    public const string Usage = "<incident csv> [--url http://… --key pk_…] [--people 8]";

    public static async Task<int> Run(VerbArgs args)
    {
        if (args.Positional is not [var csv]) throw new WrongArgumentException("replay-incidents needs the incidents' file.");
        var log = RecordedIncidents.Open(csv);
        foreach (var complaint in log.Complaints) Console.WriteLine(complaint);
        if (log.Incidents.Count == 0) throw new CannotMeasureException($"{csv} has no incident that can be replayed.");

        await using var target = await Target.Of(args);
        var people = args.Count("people", 8);
        using var api = new Api(target.Url, target.Key, people);
        var clock = Stopwatch.StartNew();
        var outcome = await ReplayOutcome.Of(log, api, people, args.Stop);
        foreach (var mismatch in outcome.Mismatches) Console.WriteLine(mismatch);
        Figures.Print("replay.rows", log.Rows, "rows");
        Figures.Print("replay.rows_told", log.Complaints.Count, "rows that cannot be replayed");
        Figures.Print("replay.incidents", log.Incidents.Count, "incidents");
        Figures.Print("replay.events", outcome.Events, "events");
        Figures.Print("replay.mismatches", outcome.Mismatches.Count, "mismatches");
        Figures.Print("replay.unexplained", outcome.Unexplained, "reassignments the log counts without another group");
        Figures.Print("replay.restated_times", Restated(log), "incidents whose columns name another time than their rows");
        Figures.Print("replay.events_per_s", outcome.Events / clock.Elapsed.TotalSeconds, "events/s");
        return outcome.Mismatches.Count == 0 ? 0 : 1;
    }

    // The columns were written when the incident had ended, and say the last time it was touched in a state rather than when it came to be in it.
    private static int Restated(RecordedIncidents log) => log.Incidents.Count(i => Differs(i, "resolved", i.Rows[^1].ResolvedAt) || Differs(i, "closed", i.Rows[^1].ClosedAt));

    private static bool Differs(Incident incident, string state, DateTimeOffset? stated) =>
        stated is { } at && incident.Rows.Where((row, i) => row.State == state && (i == 0 || incident.Rows[i - 1].State != state)).LastOrDefault() is { } row && row.At != at;
}
