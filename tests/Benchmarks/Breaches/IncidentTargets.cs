using System.Globalization;
using Platform.Tickets.Domain.Risk;

namespace Platform.Benchmarks.Breaches;

/// <summary>The help desk's promise: hours from opening to resolution by priority, day and night. The log does not hold it, as a help desk of ours would; it is given.</summary>
internal sealed record IncidentTargets(IReadOnlyList<TimeSpan> ByPriority)
{
    public const string Default = "4,8,90,90";

    public TimeSpan Of(int priority) => ByPriority[Math.Clamp(priority == 0 ? ByPriority.Count : priority, 1, ByPriority.Count) - 1];

    public static IncidentTargets Parse(string text)
    {
        var hours = text.Split(',').Select(part => double.TryParse(part, CultureInfo.InvariantCulture, out var h) && h is > 0 and < 100_000 ? h : double.NaN).ToList();
        return hours.Any(double.IsNaN)
            ? throw new WrongArgumentException($"--targets is '{text}'; it should be hours by priority, the most pressing first, such as {Default}.")
            : new([.. hours.Select(TimeSpan.FromHours)]);
    }
}

/// <summary>Monday to Friday from 8 to 18: when the log shows people at work.</summary>
internal sealed class WorkingWeek : IWorkingTime
{
    private const int Opens = 8, PerDay = 10, PerWeek = 50;
    private static readonly DateTime Monday = new(2001, 1, 1);

    public double HourAt(DateTimeOffset at)
    {
        var days = Math.DivRem((at.UtcDateTime - Monday).Ticks, TimeSpan.TicksPerDay, out var ticks);
        var (week, day) = (days / 7, days % 7);
        return week * PerWeek + Math.Min(day, 5) * PerDay + (day < 5 ? Math.Clamp((double)ticks / TimeSpan.TicksPerHour - Opens, 0, PerDay) : 0);
    }

    public float HourOfWeek(DateTimeOffset at) => (float)((at.UtcDateTime - Monday).TotalHours % 168);
}
