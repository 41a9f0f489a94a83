using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Platform.Calendars;

namespace Platform.Alerts.OnCall.Rules;

/// <summary>A plan, its overrides, a stretch of time around a day clocks are changed, and a moment in it.</summary>
internal sealed record RotaCase(OnCallPlan Plan, ImmutableArray<Override> Overrides, DateTimeOffset From, DateTimeOffset Until, DateTimeOffset At)
{
    public Rota Rota => new(Plan, Overrides);

    public override string ToString() => $"{Plan.Zone} {From:u} to {Until:u}, at {At:u}; {string.Join(" | ", Plan.Layers)}; {string.Join(" | ", Overrides)}";
}

internal static class RotaCases
{
    private static readonly (string Zone, string Day)[] Changes =
    [
        ("Europe/Berlin", "2026-03-29"), ("Europe/Berlin", "2026-10-25"), ("America/New_York", "2026-03-08"), ("America/New_York", "2026-11-01"),
        ("Australia/Lord_Howe", "2026-04-05"), ("Australia/Lord_Howe", "2026-10-04"), ("America/Sao_Paulo", "2018-11-04"), ("Asia/Kolkata", "2026-05-05"),
    ];

    public static readonly Guid[] People = [.. Enumerable.Range(1, 5).Select(n => new Guid(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]))];

    private static readonly WeeklyHours Nights = WeeklyHours.Daily(new WorkPeriod(new(22, 0), new(6, 0))), Office = WeeklyHours.Weekdays(new WorkPeriod(new(9, 0), new(17, 0)));

    private static Gen<Layer> LayerNear(DateOnly day) =>
        from people in Gen.NonEmptyListOf(Gen.Elements(People))
        from begins in Gen.Choose(-40, 5)
        from minute in Gen.Choose(0, 24 * 4 - 1)
        from unit in Gen.Elements(ShiftUnit.Hours, ShiftUnit.Days, ShiftUnit.Weeks)
        from every in Gen.Choose(1, 13)
        from hours in Gen.Elements<WeeklyHours?>(null, Nights, Office)
        from holidays in Gen.Elements(HolidayUse.Ignored, HolidayUse.Off, HolidayUse.Only)
        from ends in Gen.Elements<int?>(null, 7, 60)
        select new Layer("layer", [.. people], day.AddDays(begins), TimeOnly.MinValue.AddMinutes(15 * minute), unit, every, ends is { } last ? day.AddDays(begins + last) : null, hours, holidays);

    private static Gen<Override> OverrideNear(DateTimeOffset noon) =>
        from begins in Gen.Choose(-10_000, 10_000)
        from minutes in Gen.Choose(1, 5_000)
        from person in Gen.Elements(People)
        from made in Gen.Choose(0, 3)
        select new Override(Guid.NewGuid(), noon.AddMinutes(begins), noon.AddMinutes(begins + minutes), person, null, noon.AddMinutes(made));

    public static readonly Gen<RotaCase> All =
        from change in Gen.Elements(Changes)
        let day = DateOnly.Parse(change.Day, System.Globalization.CultureInfo.InvariantCulture)
        let noon = new DateTimeOffset(day.ToDateTime(new(12, 0)), TimeSpan.Zero)
        from count in Gen.Choose(1, 3)
        from layers in LayerNear(day).ListOf(count)
        from overridden in Gen.Choose(0, 3)
        from overrides in OverrideNear(noon).ListOf(overridden)
        from before in Gen.Choose(1, 20_000)
        from after in Gen.Choose(1, 20_000)
        from at in Gen.Choose(-before, after - 1)
        select new RotaCase(new(change.Zone, [.. layers], [new(day.AddDays(-2), "holiday"), new(day, day.AddDays(1), "two of them")]), [.. overrides], noon.AddMinutes(-before), noon.AddMinutes(after), noon.AddMinutes(at));
}
