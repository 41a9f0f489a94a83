namespace Platform.Alerts.Domain.Live;

/// <summary>What a source that repeats itself changes of an alert, and nothing else: numbers, so that thousands of them a second leave nothing behind to be collected.</summary>
internal readonly record struct Heard
{
    private readonly long _ends, _updated;

    public DateTimeOffset EndsAt { get => new(_ends, TimeSpan.Zero); init => _ends = value.UtcTicks; }
    public DateTimeOffset UpdatedAt { get => new(_updated, TimeSpan.Zero); init => _updated = value.UtcTicks; }

    /// <summary>How often it came since nobody is told of it, beside what the suppression counts.</summary>
    public int Repeats { get; init; }

    public bool IsTimeout { get; init; }

    /// <summary>An end somebody said counts rather than a timeout that comes sooner.</summary>
    public DateTimeOffset EndAfter(AlertReport report) => !IsTimeout && report.IsTimeout && EndsAt > report.EndsAt ? EndsAt : report.EndsAt;
}
