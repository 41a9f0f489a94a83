using Platform.Devices.Domain.Health;

namespace Platform.Devices.Domain.Prediction;

/// <summary>
/// Tells from a device's readings when it failed: its battery was flat, it was silent or offline for long, it was beyond its type's limits.
/// A failure that goes on is one; it is over when an hour of good readings followed.
/// </summary>
internal struct FailureWatch
{
    private static readonly TimeSpan LeastSilence = TimeSpan.FromMinutes(30), Recovered = TimeSpan.FromHours(1);
    private const int ReadingsBeyondLimits = 3;

    private DateTimeOffset? _last, _offlineSince, _flatAt, _lostAt, _brokenAt;
    private int _beyond;

    /// <summary>The failures this reading shows, each with when it began.</summary>
    public IEnumerable<(DateTimeOffset At, FailureClass Class)> After(ReadingTaken reading, DeviceProfile profile)
    {
        var failures = new List<(DateTimeOffset, FailureClass)>(1);
        var at = reading.At;
        var silence = TimeSpan.FromSeconds(Math.Max(LeastSilence.TotalSeconds, 3 * profile.Timeout.TotalSeconds));
        if (_last is { } last && at - last >= silence) Fail(ref _lostAt, last, at, FailureClass.Connectivity, failures);
        if (reading.Online is false)
        {
            _offlineSince ??= at;
            if (at - _offlineSince >= LeastSilence) Fail(ref _lostAt, _offlineSince.Value, at, FailureClass.Connectivity, failures);
        }
        else _offlineSince = null;

        if (reading.Battery <= Signs.FlatPercent) Fail(ref _flatAt, at, at, FailureClass.Battery, failures);
        _beyond = reading.Temperature > profile.TemperatureMax || reading.Temperature < profile.TemperatureMin ? _beyond + 1 : 0;
        if (_beyond >= ReadingsBeyondLimits) Fail(ref _brokenAt, at, at, FailureClass.Device, failures);
        _last = at;
        return failures;
    }

    private static void Fail(ref DateTimeOffset? lastAt, DateTimeOffset began, DateTimeOffset at, FailureClass c, List<(DateTimeOffset, FailureClass)> failures)
    {
        if (lastAt is null || began - lastAt > Recovered) failures.Add((began, c));
        lastAt = at;
    }
}
