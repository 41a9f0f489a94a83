namespace Platform.Devices.Domain.Prediction;

/// <summary>An alarm that stood for a while, or until the end of what was watched.</summary>
internal readonly record struct AlarmSpan(DateTimeOffset RaisedAt, DateTimeOffset WithdrawnAt);

/// <summary>What was said of one device, and when it did fail.</summary>
internal sealed record Course(IReadOnlyList<AlarmSpan> Alarms, IReadOnlyList<DateTimeOffset> FailedAt);

/// <summary>Measures what was said against what came.</summary>
internal static class Judgement
{
    /// <summary>
    /// An alarm came true when a failure follows it within the horizon, or while it stands; it foretells that failure and no later one. An alarm
    /// that stands in vain is a false one anew with each horizon: who always cries is not right every time.
    /// </summary>
    public static Measured Of(IEnumerable<Course> courses, TimeSpan horizon, TimeSpan leastLead)
    {
        var (alarms, right, failures, leads) = (0, 0, 0, new List<float>());
        foreach (var course in courses)
        {
            var foretold = new Dictionary<DateTimeOffset, TimeSpan>();
            foreach (var alarm in course.Alarms)
            {
                var until = alarm.WithdrawnAt - alarm.RaisedAt > horizon ? alarm.WithdrawnAt : alarm.RaisedAt + horizon;
                var failed = course.FailedAt.Where(at => at > alarm.RaisedAt && at <= until).Select(at => (DateTimeOffset?)at).Min();
                var stood = (failed ?? alarm.WithdrawnAt) - alarm.RaisedAt;
                alarms += Math.Max(1, (int)Math.Ceiling(stood / horizon));
                if (failed is not { } first) continue;
                right++;
                var lead = stood < horizon ? stood : horizon;
                foretold[first] = foretold.TryGetValue(first, out var other) && other > lead ? other : lead;
            }

            failures += course.FailedAt.Count;
            leads.AddRange(foretold.Values.Where(lead => lead >= leastLead).Select(lead => (float)lead.TotalHours));
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

        if (raisedAt is { } open) spans.Add(new(open, said[^1].At));
        return spans;
    }
}
