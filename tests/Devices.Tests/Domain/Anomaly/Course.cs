namespace Platform.Devices.Domain.Anomaly;

/// <summary>A metric's course, reading by reading, as its watch judges it.</summary>
internal sealed class Course(TimeSpan interval)
{
    private const int PerDay = 288;

    // A Monday.
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private int _readings;

    public static Course EveryFiveMinutes => new(TimeSpan.FromDays(1) / PerDay);

    public MetricWatch? Watch { get; private set; }
    public List<float> Scores { get; } = [];
    public List<int> Alarms { get; } = [];

    /// <summary>The value at a place in the course: how many days have passed.</summary>
    public Course Days(double days, Func<double, float> value)
    {
        for (var until = _readings + (int)(days * PerDay); _readings < until; _readings++)
        {
            Watch = MetricWatch.After(Watch, value((double)_readings / PerDay), Start + _readings * interval);
            Scores.Add(Watch.Score);
            if (Watch.Alarms) Alarms.Add(_readings);
        }

        return this;
    }

    public Course One(float value) => Days(1.0 / PerDay, _ => value);

    /// <summary>Alarms from some day on.</summary>
    public int AlarmsSince(double day) => Alarms.Count(at => at >= day * PerDay);

    /// <summary>The same every time, and without a pattern: about −1 to 1.</summary>
    public static float Noise(double day)
    {
        var x = Math.Sin(day * PerDay * 12.9898) * 43_758.5453;
        var y = Math.Sin(day * PerDay * 78.233) * 12_345.6789;
        return (float)(x - Math.Floor(x) + y - Math.Floor(y) - 1);
    }

    public static float Wave(double day) => MathF.Sin((float)(day % 1 * 2 * Math.PI));
}
