using Platform.Devices.Intake;

namespace Platform.Devices.Series.RollUps;

/// <summary>What one device measured in one minute or hour, metric by metric.</summary>
internal sealed record RollUp(Guid Device, long At, int Readings, Measure Battery, Measure Signal, Measure Temperature, Measure Online, IReadOnlyList<(string Metric, Measure Measure)> Own)
{
    /// <summary>An hour with more readings than this keeps its minutes too; any other is read as quickly from the readings.</summary>
    public const int MinutesAbove = 240;

    public static RollUp Of(Guid device, ReadingBlock readings, Range range, long at)
    {
        var (start, count) = range.GetOffsetAndLength(readings.Count);
        var own = new List<(string, Measure)>();
        foreach (var metric in readings.OwnMetrics)
            if (Measure.Of(readings.Own(metric).Slice(start, count)) is { Count: > 0 } measure) own.Add((metric, measure));
        return new(device, at, count, Measure.Of(readings.Battery.Slice(start, count)), Measure.Of(readings.Signal.Slice(start, count)),
            Measure.Of(readings.Temperature.Slice(start, count)), Measure.Of(readings.Online.Slice(start, count)), own);
    }

    /// <summary>The hours of a device's readings, and the minutes of those hours that keep them.</summary>
    public static void Fold(Guid device, ReadingBlock readings, Func<long, bool> isWanted, List<RollUp> hours, List<RollUp> minutes)
    {
        foreach (var (hour, range) in Spans(readings, .., IntakeClock.MicrosecondsPerHour))
        {
            if (!isWanted(hour)) continue;
            var rolled = Of(device, readings, range, hour);
            hours.Add(rolled);
            if (rolled.Readings <= MinutesAbove) continue;
            foreach (var (minute, part) in Spans(readings, range, IntakeClock.MicrosecondsPerMinute)) minutes.Add(Of(device, readings, part, minute));
        }
    }

    private static IEnumerable<(long At, Range Range)> Spans(ReadingBlock readings, Range range, long length)
    {
        var (start, count) = range.GetOffsetAndLength(readings.Count);
        for (int from = start, end; from < start + count; from = end)
        {
            var at = readings.At[from] - readings.At[from] % length;
            end = Math.Min(readings.PlaceOf(at + length), start + count);
            yield return (at, from..end);
        }
    }
}
