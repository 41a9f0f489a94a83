using Platform.Devices.Domain.Prediction;

namespace Platform.Benchmarks.Foretelling;

/// <summary>
/// Foretells failures within a day from what is recorded of machines, with the learner the product uses: learned on the first two thirds of
/// the time, measured on the rest. At each time only what was known then is used.
/// </summary>
internal static class MachineEval
{
    private const double LearnedShare = 2 / 3.0;
    private const float Long = 1_000; // hours: longer ago is all the same
    private static readonly TimeSpan Step = TimeSpan.FromHours(3);
    private static readonly float[] Alarms = [0.05f, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f, 0.8f];

    public static Measured Run(IReadOnlyList<RecordedMachine> machines)
    {
        var errors = machines.SelectMany(m => m.Errors).Select(e => e.What).Distinct().Order().ToArray();
        var parts = machines.SelectMany(m => m.Maintenance).Select(e => e.What).Distinct().Order().ToArray();
        var models = machines.Select(m => m.Model).Distinct().Order().ToArray();
        var first = machines.SelectMany(m => m.Failures).Min(f => f.At).Date;
        var (from, until) = (new DateTimeOffset(first, TimeSpan.Zero), machines.SelectMany(m => m.Errors.Concat(m.Failures)).Max(e => e.At));
        var split = from + LearnedShare * (until - from);

        var seen = machines.ToDictionary(m => m, m => Times(from, until).Select(at => new Example(at, Features(m, at, errors, parts, models), Fails(m, at))).ToList());
        var model = Boosting.Learn([.. seen.Values.SelectMany(e => e).Where(e => e.At < split - FailureModel.Horizon)], rounds: 200);
        var alarm = Alarms.MaxBy(a => Measure(seen, model, a, at => at < split - FailureModel.Horizon).F1);
        return Measure(seen, model, alarm, at => at >= split);
    }

    private static Measured Measure(IReadOnlyDictionary<RecordedMachine, List<Example>> seen, BoostedStumps model, float alarm, Func<DateTimeOffset, bool> when) => Judgement.Of(
        seen.Select(m => new Course(
            Judgement.Alarms([.. m.Value.Where(e => when(e.At)).Select(e => (e.At, Verdict.ProbabilityOf(model.LogOdds(e.Features))))], alarm),
            [.. m.Key.Failures.Select(f => f.At).Distinct().Where(when)])),
        FailureModel.Horizon, FailureModel.LeastLead);

    private static IEnumerable<DateTimeOffset> Times(DateTimeOffset from, DateTimeOffset until)
    {
        for (var at = from; at <= until; at += Step) yield return at;
    }

    private static bool Fails(RecordedMachine machine, DateTimeOffset at) => machine.Failures.Any(f => f.At > at && f.At - at <= FailureModel.Horizon);

    private static float[] Features(RecordedMachine m, DateTimeOffset at, string[] errors, string[] parts, string[] models)
    {
        var day = m.Errors.Where(e => e.At <= at && at - e.At < FailureModel.Horizon).ToList();
        var last = m.Errors.LastOrDefault(e => e.At <= at);
        return
        [
            .. errors.Select(error => (float)day.Count(e => e.What == error)),
            .. errors.Select(error => Since(m.Errors, error, at)),
            .. parts.Select(part => Since(m.Maintenance, part, at) / 24),
            day.Select(e => e.What).Distinct().Count(),
            day.GroupBy(e => e.At).Select(g => g.Count()).DefaultIfEmpty(0).Max(), // errors at once
            last.What is null || day.Count == 0 ? -1 : last.At.Hour,
            Since(m.Failures, null, at) / 24,
            m.Age,
            Array.IndexOf(models, m.Model),
        ];
    }

    private static float Since(IReadOnlyList<(DateTimeOffset At, string What)> events, string? what, DateTimeOffset at) =>
        events.LastOrDefault(e => e.At <= at && (what is null || e.What == what)) is { What: not null } found ? MathF.Min((float)(at - found.At).TotalHours, Long * 24) : Long * 24;
}
