using Platform.Learning;
using Platform.Tickets.Domain.Risk;

namespace Platform.Benchmarks.Breaches;

/// <summary>What was said on the way, beside what was recorded in the end; incidents that never closed are not judged.</summary>
internal sealed class JudgedWalk
{
    private readonly WalkForward _walk;
    private readonly Dictionary<string, (TicketNews News, bool Breached)> _ends = [];
    private readonly Dictionary<string, int> _places = [];
    private readonly int _from;

    public JudgedWalk(IReadOnlyList<TicketNews> news, WalkForward walk)
    {
        _walk = walk;
        foreach (var one in news)
            if (one.Breached is { } breached) _ends.TryAdd(one.Ticket, (one, breached));
        foreach (var ticket in news.DistinctBy(n => n.Ticket).OrderBy(n => n.OpenedAt).ThenBy(n => n.Ticket, StringComparer.Ordinal)) _places[ticket.Ticket] = _places.Count;
    }

    private JudgedWalk(JudgedWalk whole, int from) => (_walk, _ends, _places, _from) = (whole._walk, whole._ends, whole._places, from);

    public int Incidents => _places.Count;

    /// <summary>Only the incidents opened after the first part of them, in the order of opening.</summary>
    public JudgedWalk After(double warmUp) => new(this, (int)(Math.Min(warmUp, 0.95) * _places.Count));

    public Reliability Of(Func<Said, bool> which) =>
        Reliability.Of([.. _walk.Predictions.Where(s => IsJudged(s.Ticket) && which(s)).Select(s => (s.Probability, _ends[s.Ticket].Breached))]);

    public void PrintFigures()
    {
        var (events, inTime) = (Of(s => s.OnNews), Of(s => s.OnNews && s.IsInTime));
        Figures.Print("sla.judged_incidents", _ends.Keys.Count(IsJudged), "incidents");
        Figures.Print("sla.judged_breaches", Breaches().Count(), "incidents");
        Figures.Print("sla.judged_events", events.Count, "events");
        Figures.Print("sla.base_rate", events.BaseRate, "share");
        Figures.Print("sla.auc", events.Auc, "auc");
        Figures.Print("sla.brier", events.Brier, "brier");
        Figures.Print("sla.ece", events.Ece, "ece");
        Figures.Print("sla.in_time_events", inTime.Count, "events");
        Figures.Print("sla.in_time_base_rate", inTime.BaseRate, "share");
        Figures.Print("sla.in_time_auc", inTime.Auc, "auc");
        Figures.Print("sla.in_time_brier", inTime.Brier, "brier");
        Figures.Print("sla.in_time_ece", inTime.Ece, "ece");
        Figures.Print("sla.in_time_learned", Share(s => s.OnNews && s.IsInTime && s.Version > 0, s => s.OnNews && s.IsInTime), "share of events in time, the prior's are the rest");
        var warned = Breaches().Where(b => _walk.WarnedAt.ContainsKey(b.Ticket)).ToList();
        Figures.Print("sla.warned", Breaches().Any() ? (double)warned.Count / Breaches().Count() : double.NaN, "share of breaches");
        Figures.Print("sla.false_warnings", Precision(), "share of warnings");
        Figures.Print("sla.lead_h", Median(warned.Select(b => (b.DueAt - _walk.WarnedAt[b.Ticket]).TotalHours)), "hours to the due date");
        Figures.Print("sla.lead_recorded_h", Median(warned.Select(b => (b.At - _walk.WarnedAt[b.Ticket]).TotalHours)), "hours to the record of the breach");
    }

    public void PrintBins(string what, Reliability r)
    {
        Console.WriteLine(FormattableString.Invariant($"\n{what}: {r.Count}, {r.BaseRate:p1} breached, AUC {r.Auc:0.000}, Brier {r.Brier:0.000} (base rate alone {r.BaseRate * (1 - r.BaseRate):0.000}), ECE {r.Ece:0.000}"));
        foreach (var b in r.Bins) Console.WriteLine(FormattableString.Invariant($"  {b.From:0.0}-{b.To:0.0} {b.Count,7}  said {b.Said:0.000}  came {b.Came:0.000}"));
    }

    public void PrintSplits(IReadOnlyList<double> warmUps)
    {
        Console.WriteLine("\nonly incidents opened after the first …   events  base   AUC    Brier  ECE   | in time  base   AUC    Brier  ECE");
        foreach (var warmUp in warmUps)
        {
            var part = After(warmUp);
            Console.WriteLine(FormattableString.Invariant($"{warmUp,38:p0} {Line(part.Of(s => s.OnNews))} | {Line(part.Of(s => s.OnNews && s.IsInTime))}"));
        }

        static string Line(Reliability r) => FormattableString.Invariant($"{r.Count,8} {r.BaseRate,6:0.000} {r.Auc,6:0.000} {r.Brier,6:0.000} {r.Ece,6:0.000}");
    }

    private double Share(Func<Said, bool> which, Func<Said, bool> of) => (double)Of(which).Count / Math.Max(1, Of(of).Count);

    private double Precision()
    {
        var warned = _walk.WarnedAt.Keys.Where(IsJudged).ToList();
        return warned.Count == 0 ? double.NaN : (double)warned.Count(t => !_ends[t].Breached) / warned.Count;
    }

    private bool IsJudged(string ticket) => _ends.ContainsKey(ticket) && _places[ticket] >= _from;

    private IEnumerable<TicketNews> Breaches() => _ends.Values.Where(e => e.Breached && IsJudged(e.News.Ticket)).Select(e => e.News);

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[sorted.Count / 2];
    }
}
