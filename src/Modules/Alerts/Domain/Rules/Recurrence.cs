using Platform.Calendars;

namespace Platform.Alerts.Domain.Rules;

/// <summary>
/// A stretch of time that comes again by a rule of RFC 5545 (daily, weekly, monthly or yearly), at the same time of day in its zone. Whether it
/// comes on a day is read off the day itself, so that rules without an end cost nothing.
/// </summary>
internal sealed record Recurrence(DateTime StartsAt, TimeSpan Duration, string Zone, string? Rule = null)
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    private static readonly string[] Known = ["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "WKST"];

    private readonly TimeZoneInfo _zone = Zones.Find(Zone);
    private readonly RecurrenceDays _days = RecurrenceDays.Of(StartsAt, Zones.Find(Zone), Rule);

    public bool IsAt(DateTimeOffset at) => Near(at).Any(from => from <= at && at < from + Duration);

    /// <summary>When it next begins or ends, if that is before a time.</summary>
    public DateTimeOffset? NextChange(DateTimeOffset after, DateTimeOffset before) =>
        Between(after - Duration, before).SelectMany(from => new[] { from, from + Duration }).Where(at => at > after && at < before).Cast<DateTimeOffset?>().Min();

    public bool IsOver(DateTimeOffset at) => _days.Last is { } last && Begin(last) + Duration <= at;

    /// <summary>When it begins, from one moment until another.</summary>
    public IReadOnlyList<DateTimeOffset> Between(DateTimeOffset from, DateTimeOffset until)
    {
        var begins = new List<DateTimeOffset>();
        for (var day = LocalDay.Of(from, _zone).AddDays(-1); day <= LocalDay.Of(until, _zone).AddDays(1); day = day.AddDays(1))
            if (_days.Contains(day) && Begin(day) is var at && at >= from && at < until) begins.Add(at);
        return begins;
    }

    /// <summary>Why this cannot be a recurrence; null when it can.</summary>
    public string? WhyNot()
    {
        if (Duration <= TimeSpan.Zero || Duration > Longest) return "A window lasts longer than nothing, and at most a week.";
        if (!Zones.TryFind(Zone, out _)) return "The zone is a name such as Europe/Berlin.";
        if (StartsAt.Year is < 2000 or > 2100) return "A window begins between the years 2000 and 2100.";
        if (Rule is not { } rule) return null;
        if (rule.Length > 500) return "A rule has at most 500 characters.";
        var unknown = rule.Split(';').Select(part => part.Split('=')[0].Trim().ToUpperInvariant()).FirstOrDefault(name => !Known.Contains(name));
        return unknown is not null ? $"{unknown[..Math.Min(unknown.Length, 20)]} is not understood; there are {string.Join(", ", Known)}."
            : RecurrenceDays.TryParse(StartsAt, _zone, rule, out _) ? null : "The rule cannot be read; one looks like FREQ=WEEKLY;BYDAY=SA,SU.";
    }

    private IReadOnlyList<DateTimeOffset> Near(DateTimeOffset at) => Between(at - Duration, at.AddTicks(1));

    private DateTimeOffset Begin(DateOnly day) => LocalDay.MomentOf(day.ToDateTime(TimeOnly.FromDateTime(StartsAt)), _zone);

    public bool Equals(Recurrence? other) => other is not null && (StartsAt, Duration, Zone, Rule) == (other.StartsAt, other.Duration, other.Zone, other.Rule);
    public override int GetHashCode() => HashCode.Combine(StartsAt, Duration, Zone, Rule);
}
