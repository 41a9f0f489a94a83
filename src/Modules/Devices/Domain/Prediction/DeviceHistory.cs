using Platform.Devices.Domain.Health;

namespace Platform.Devices.Domain.Prediction;

/// <summary>The signs of one device over a while, and when it failed in which way.</summary>
internal sealed record DeviceHistory(IReadOnlyList<(DateTimeOffset At, Signs Signs)> Seen, IReadOnlyList<(DateTimeOffset At, FailureClass Class)> Failures)
{
    // Until then nobody knows what is usual for it.
    private static readonly TimeSpan Introduction = TimeSpan.FromDays(1);

    /// <summary>Lives through a device's readings once more, looking at its signs from time to time.</summary>
    public static DeviceHistory Of(DeviceProfile profile, IEnumerable<ReadingTaken> readings, TimeSpan betweenLooks)
    {
        var (seen, failures) = (new List<(DateTimeOffset At, Signs Signs)>(), new List<(DateTimeOffset, FailureClass)>());
        var (twin, watch, first) = (new DeviceTwin { Profile = profile }, new FailureWatch(), default(DateTimeOffset?));
        foreach (var reading in readings)
        {
            first ??= reading.At;
            var failed = watch.After(reading, profile);
            if (reading.At - first >= Introduction) failures.AddRange(failed);
            twin = twin.Replay(reading, reading.At);
            if (reading.At - first >= Introduction && (seen.Count == 0 || reading.At - seen[^1].At >= betweenLooks)) seen.Add((reading.At, Signs.Of(twin)));
        }

        return new(seen, failures);
    }
}
