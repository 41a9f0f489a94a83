namespace Platform.Devices.Domain.Prediction;

/// <summary>An alarm that stood for a while; until the end of what was watched when it was never withdrawn.</summary>
internal readonly record struct AlarmSpan(DateTimeOffset RaisedAt, DateTimeOffset WithdrawnAt);

/// <summary>What was said of one device, and when it did fail.</summary>
internal sealed record Course(IReadOnlyList<AlarmSpan> Alarms, IReadOnlyList<DateTimeOffset> FailedAt);

/// <summary>Measures what was said against what came.</summary>
internal static class Judgement
{
    /// <summary>An alarm came true when a failure follows it within the horizon; a failure was foretold when an alarm stood early enough before it.</summary>
    public static Measured Of(IEnumerable<Course> courses, TimeSpan horizon, TimeSpan leastLead)
    {
        var (alarms, right, failures, leads) = (0, 0, 0, new List<float>());
        foreach (var course in courses)
        {
            alarms += course.Alarms.Count;
            right += course.Alarms.Count(alarm => course.FailedAt.Any(failed => failed > alarm.RaisedAt && (failed - alarm.RaisedAt <= horizon || alarm.WithdrawnAt >= failed)));
            failures += course.FailedAt.Count;
            foreach (var failed in course.FailedAt)
            {
                var lead = course.Alarms.Where(a => a.RaisedAt < failed && (a.WithdrawnAt >= failed || failed - a.RaisedAt <= horizon))
                    .Select(a => failed - a.RaisedAt).DefaultIfEmpty(TimeSpan.Zero).Max();
                if (lead >= leastLead) leads.Add((float)lead.TotalHours);
            }
        }

        leads.Sort();
        return new(alarms == 0 ? 0 : (float)right / alarms, failures == 0 ? 0 : (float)leads.Count / failures, leads.Count == 0 ? 0 : leads[leads.Count / 2], alarms, failures);
    }

    /// <summary>The alarms of a row of probabilities: raised when two in a row reach the alarm, withdrawn when one falls below half of it.</summary>
    public static List<AlarmSpan> Alarms(IReadOnlyList<(DateTimeOffset At, float Probability)> said, float alarm)
    {
        var (spans, raisedAt, before) = (new List<AlarmSpan>(), default(DateTimeOffset?), 0f);
        foreach (var (at, probability) in said)
        {
            if (raisedAt is null && probability >= alarm && before >= alarm) raisedAt = at;
            else if (raisedAt is { } raised && probability < alarm / 2)
            {
                spans.Add(new(raised, at));
                raisedAt = null;
            }

            before = probability;
        }

        if (raisedAt is { } open) spans.Add(new(open, DateTimeOffset.MaxValue));
        return spans;
    }
}
