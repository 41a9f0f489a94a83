namespace Platform.Devices.Domain.Prediction;

/// <summary>
/// Makes a company's model from its own history: learned on the first seven tenths of the time, measured on the rest, and used for a class of
/// failures only if there were enough of them and it did better there than the heuristic.
/// </summary>
internal static class Training
{
    public const int EnoughToLearn = 15, EnoughToMeasure = 5;

    private const double LearnedShare = 0.7;
    private static readonly float[] Alarms = [0.1f, 0.15f, 0.2f, 0.25f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f, 0.8f];

    public static FailureModel Train(IReadOnlyList<DeviceHistory> devices, int version)
    {
        var times = devices.SelectMany(d => d.Seen).Select(s => s.At).ToList();
        if (times.Count == 0) return FailureModel.Untrained with { Version = version };
        var (first, last) = (times.Min(), times.Max());
        var split = first + LearnedShare * (last - first);
        return new(version, Class(FailureClass.Battery), Class(FailureClass.Connectivity), Class(FailureClass.Device));

        ClassModel Class(FailureClass c) => Train(devices, c, split);
    }

    private static ClassModel Train(IReadOnlyList<DeviceHistory> devices, FailureClass c, DateTimeOffset split)
    {
        var untrained = FailureModel.Untrained[c];
        int CountOf(Func<DateTimeOffset, bool> when) => devices.Sum(d => d.Failures.Count(f => f.Class == c && when(f.At)));
        if (CountOf(at => at >= split) < EnoughToMeasure) return untrained;

        var heuristic = untrained with { HeuristicMeasured = Measure(devices, untrained, c, at => at >= split) };
        heuristic = heuristic with { Measured = heuristic.HeuristicMeasured };
        // What is seen less than a horizon before the split may be about failures after it.
        var learned = split - FailureModel.Horizon;
        if (CountOf(at => at < split) < EnoughToLearn || Examples(devices, c, at => at < learned) is not { Count: > 0 } examples || !examples.Any(e => e.Fails)) return heuristic;

        var stumps = Boosting.Learn(examples);
        var trained = Alarms.Select(alarm => new ClassModel(stumps, alarm, untrained.Usually)).MaxBy(model => Measure(devices, model, c, at => at < split).F1)!;
        trained = trained with { Usually = Usually(devices, trained, c, learned), Measured = Measure(devices, trained, c, at => at >= split), HeuristicMeasured = heuristic.Measured };
        return trained.Measured!.F1 > heuristic.Measured!.F1 ? trained : heuristic;
    }

    public static List<Example> Examples(IReadOnlyList<DeviceHistory> devices, FailureClass c, Func<DateTimeOffset, bool> when) =>
    [
        .. devices.SelectMany(d => d.Seen.Where(s => when(s.At)).Select(s => new Example(s.At, ((ReadOnlySpan<float>)s.Signs).ToArray(), Fails(d, c, s.At)))).OrderBy(e => e.At),
    ];

    public static Measured Measure(IReadOnlyList<DeviceHistory> devices, ClassModel model, FailureClass c, Func<DateTimeOffset, bool> when) => Judgement.Of(
        devices.Select(d => new Course(
            Judgement.Alarms([.. d.Seen.Where(s => when(s.At)).Select(s => (s.At, model.Weigh(c, s.Signs).Probability))], model.Alarm),
            [.. d.Failures.Where(f => f.Class == c && when(f.At)).Select(f => f.At)])),
        FailureModel.Horizon, FailureModel.LeastLead);

    private static bool Fails(DeviceHistory device, FailureClass c, DateTimeOffset at) =>
        device.Failures.Any(f => f.Class == c && f.At > at && f.At - at <= FailureModel.Horizon);

    // From what the model said rightly: how long it then took.
    private static HoursRange Usually(IReadOnlyList<DeviceHistory> devices, ClassModel model, FailureClass c, DateTimeOffset until)
    {
        var hours = devices.SelectMany(d => d.Seen.Where(s => s.At < until && model.Weigh(c, s.Signs).Probability >= model.Alarm)
            .SelectMany(s => d.Failures.Where(f => f.Class == c && f.At > s.At && f.At - s.At <= FailureModel.Horizon).Take(1).Select(f => (float)(f.At - s.At).TotalHours))).Order().ToList();
        return hours.Count < 10 ? model.Usually : new(hours[hours.Count / 10], hours[hours.Count / 2], hours[hours.Count * 9 / 10]);
    }
}
