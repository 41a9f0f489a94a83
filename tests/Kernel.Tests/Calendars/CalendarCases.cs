using FsCheck;
using FsCheck.Fluent;

namespace Platform.Calendars;

/// <summary>A calendar, a moment near the day its clocks are changed, and two amounts of work.</summary>
public sealed record CalendarCase(CalendarRules Rules, DateTimeOffset Start, int FirstMinutes, int ThenMinutes)
{
    public TimeSpan First => TimeSpan.FromMinutes(FirstMinutes);
    public TimeSpan Then => TimeSpan.FromMinutes(ThenMinutes);

    public override string ToString() =>
        $"{Rules.Zone} {Start:u} {FirstMinutes}+{ThenMinutes} min; week from Sunday {string.Join(" | ", Rules.Week.Days().Select(d => string.Join(", ", d)))}; "
        + $"holidays {string.Join(", ", Rules.Holidays)}; special {string.Join(", ", Rules.SpecialHours.Select(s => $"{s.From}-{s.To}: {string.Join(", ", s.Hours)}"))}";
}

internal static class CalendarCases
{
    // Half an hour (Lord Howe), at midnight (São Paulo), twice within Ramadan (Casablanca), a whole day left out (Apia), none at all.
    private static readonly (string Zone, string Day)[] Changes =
    [
        ("Europe/Berlin", "2026-03-29"), ("Europe/Berlin", "2026-10-25"), ("America/New_York", "2026-03-08"), ("America/New_York", "2026-11-01"),
        ("Australia/Lord_Howe", "2026-04-05"), ("Australia/Lord_Howe", "2026-10-04"), ("Africa/Casablanca", "2026-02-15"), ("Africa/Casablanca", "2026-03-22"),
        ("America/Sao_Paulo", "2018-02-18"), ("America/Sao_Paulo", "2018-11-04"), ("Pacific/Apia", "2011-12-30"), ("Asia/Kolkata", "2026-05-05"), ("UTC", "2026-12-31"),
    ];

    private static readonly Gen<TimeOnly> Time = Gen.Choose(0, 24 * 12 - 1).Select(five => TimeOnly.MinValue.AddMinutes(5 * five));

    private static readonly Gen<WorkPeriod> Period = Gen.OneOf(
        Gen.Elements<WorkPeriod>(new(new(9, 0), new(12, 0)), new(new(13, 0), new(17, 30)), new(new(22, 0), new(6, 0)), new(new(1, 30), new(3, 15)), WorkPeriod.WholeDay),
        Gen.Zip(Time, Time).Select(t => new WorkPeriod(t.Item1, t.Item2)).Where(p => !p.IsUnclear));

    private static readonly Gen<IReadOnlyList<WorkPeriod>> Day = Gen.Choose(0, 3).SelectMany(count => Period.ListOf(count)).Select(IReadOnlyList<WorkPeriod> (day) => [.. day]);

    private static readonly Gen<WeeklyHours> Week = Day.ListOf(7).Where(days => days.Sum(d => d.Count) > 1).Select(d => new WeeklyHours
    {
        Monday = d[0], Tuesday = d[1], Wednesday = d[2], Thursday = d[3], Friday = d[4], Saturday = d[5], Sunday = d[6],
    });

    public static readonly Gen<CalendarCase> All =
        from change in Gen.Elements(Changes)
        from week in Week
        let day = DateOnly.Parse(change.Day)
        from holidays in (from offset in Gen.Choose(-5, 5) from length in Gen.Choose(0, 2) from years in Gen.Choose(0, 2)
                          select new Holiday(day.AddDays(offset).AddYears(-years), day.AddDays(offset).AddYears(-years).AddDays(length), "holiday", years > 0)).ListOf(2)
        from special in (from offset in Gen.Choose(-5, 5) from length in Gen.Choose(0, 3) from hours in Day
                         select new SpecialHours(day.AddDays(offset), day.AddDays(offset + length), hours, "special")).ListOf(2)
        from minute in Gen.Choose(-3 * 1_440, 3 * 1_440)
        from first in Gen.Choose(0, 900)
        from then in Gen.Choose(0, 900)
        select new CalendarCase(
            new() { Zone = change.Zone, Week = week, Holidays = [.. holidays], SpecialHours = [.. special] },
            new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).AddMinutes(minute), first, then);
}
