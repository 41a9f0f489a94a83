using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Platform.Sites.Domain;

/// <summary>From one time of day to another, by the clock of the place: 08:00 to 12:30. A day ends at 24:00.</summary>
internal sealed partial record OpenPeriod(
    [property: Required, RegularExpression(OpenPeriod.Time), Description("Such as 08:00.")] string From,
    [property: Required, RegularExpression(OpenPeriod.Time), Description("Such as 12:30; 24:00 is the end of the day.")] string To)
{
    public const string Time = @"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)\z";

    internal bool IsTimes() => Clock().IsMatch(From) && Clock().IsMatch(To);
    internal int FromMinute() => Minute(From);
    internal int ToMinute() => Minute(To);

    public override string ToString() => $"{From}–{To}";

    private static int Minute(string time) =>
        int.Parse(time.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture) * 60 + int.Parse(time.AsSpan(3, 2), NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(Time)]
    private static partial Regex Clock();
}

/// <summary>When people are there, day by day, by the clock of the place. A day without periods is closed; a night shift is two periods, to 24:00 and from 00:00.</summary>
internal sealed record BusinessHours
{
    public const int MostPeriods = 6;

    [MaxLength(MostPeriods)] public IReadOnlyList<OpenPeriod> Monday { get; init; } = [];
    [MaxLength(MostPeriods)] public IReadOnlyList<OpenPeriod> Tuesday { get; init; } = [];
    [MaxLength(MostPeriods)] public IReadOnlyList<OpenPeriod> Wednesday { get; init; } = [];
    [MaxLength(MostPeriods)] public IReadOnlyList<OpenPeriod> Thursday { get; init; } = [];
    [MaxLength(MostPeriods)] public IReadOnlyList<OpenPeriod> Friday { get; init; } = [];
    [MaxLength(MostPeriods)] public IReadOnlyList<OpenPeriod> Saturday { get; init; } = [];
    [MaxLength(MostPeriods)] public IReadOnlyList<OpenPeriod> Sunday { get; init; } = [];

    private IReadOnlyList<OpenPeriod>[] Days() => [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday];

    /// <summary>These hours as they are kept, each day's periods in order; or why they cannot be.</summary>
    public static Outcome<BusinessHours> Tidy(BusinessHours hours)
    {
        // Validation of shape does not reach into lists.
        if (hours.Days().Any(periods => periods is null || periods.Count > MostPeriods || periods.Any(p => p is not { From: not null, To: not null } || !p.IsTimes()))) return SiteRefusals.HoursMalformed;
        var days = hours.Days().Select(periods => periods.OrderBy(p => p.FromMinute()).ToArray()).ToArray();
        foreach (var periods in days)
            for (var i = 0; i < periods.Length; i++)
                if (periods[i].FromMinute() >= periods[i].ToMinute() || (i > 0 && periods[i - 1].ToMinute() > periods[i].FromMinute())) return SiteRefusals.HoursCrossed;
        return new BusinessHours { Monday = days[0], Tuesday = days[1], Wednesday = days[2], Thursday = days[3], Friday = days[4], Saturday = days[5], Sunday = days[6] };
    }

    /// <summary>Whether somebody is there.</summary>
    public bool IsOpen(DateTimeOffset now, TimeZoneInfo zone)
    {
        var there = TimeZoneInfo.ConvertTime(now, zone);
        var minute = (int)there.TimeOfDay.TotalMinutes;
        return Days()[((int)there.DayOfWeek + 6) % 7].Any(p => p.FromMinute() <= minute && minute < p.ToMinute());
    }

    /// <summary>"Mon–Fri 08:00–12:00, 13:00–17:00; Sat 09:00–12:00".</summary>
    public override string ToString()
    {
        string[] names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
        var (days, parts) = (Days(), new List<string>());
        for (int first = 0, last; first < days.Length; first = last + 1)
        {
            for (last = first; last + 1 < days.Length && days[last + 1].SequenceEqual(days[first]);) last++;
            if (days[first].Count > 0) parts.Add($"{names[first]}{(last > first ? $"–{names[last]}" : "")} {string.Join(", ", days[first])}");
        }

        return parts.Count == 0 ? "closed every day" : string.Join("; ", parts);
    }

    public bool Equals(BusinessHours? other) => other is not null && Days().Zip(other.Days()).All(d => d.First.SequenceEqual(d.Second));
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
