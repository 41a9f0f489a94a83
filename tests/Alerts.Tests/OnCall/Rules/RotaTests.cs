using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Platform.Calendars;

namespace Platform.Alerts.OnCall.Rules;

public class RotaTests
{
    private static readonly Guid Nora = RotaCases.People[0], Omar = RotaCases.People[1], Pia = RotaCases.People[2];

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUniversalTime();

    // Nora and Omar take weeks from Monday at nine; clocks in Berlin are put forward on Sunday, 29 March 2026, at two.
    private static readonly Layer Weekly = new("Weeks", [Nora, Omar], new(2026, 3, 16), new(9, 0), ShiftUnit.Weeks);

    private static Rota Rota(params Layer[] layers) => new(new("Europe/Berlin", [.. layers], [new(new(2026, 4, 3), new(2026, 4, 6), "Easter")]), []);

    private static Rota With(Override[] overrides, params Layer[] layers) => new(new("Europe/Berlin", [.. layers], []), overrides);

    private static void Holds(Func<RotaCase, bool> isSo) => Prop.ForAll(Arb.From(RotaCases.All), isSo).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Who_is_called_at_3_12_on_29_march()
    {
        var nights = new Layer("Nights", [Pia], new(2026, 3, 1), new(22, 0), ShiftUnit.Days, Hours: WeeklyHours.Daily(new WorkPeriod(new(22, 0), new(6, 0))));
        Assert.Equal(new(Omar, 0, null), Rota(Weekly).WhoIsOnCall(At("2026-03-29T03:12+02:00")));
        Assert.Equal(new(Pia, 1, null), Rota(Weekly, nights).WhoIsOnCall(At("2026-03-29T03:12+02:00")));
        Assert.Equal(Nora, With([new(Guid.NewGuid(), At("2026-03-28T23:00Z"), At("2026-03-29T05:00Z"), Nora, Pia, At("2026-03-20"))], Weekly, nights).WhoIsOnCall(At("2026-03-29T03:12+02:00")).Person);
    }

    [Theory]
    [InlineData("2026-03-30T08:59+02:00", 1), InlineData("2026-03-30T09:00+02:00", 0)] // after clocks were put forward
    [InlineData("2026-03-23T08:59+01:00", 0), InlineData("2026-03-23T09:00+01:00", 1)]
    [InlineData("2026-10-26T08:59+01:00", 1), InlineData("2026-10-26T09:00+01:00", 0)] // after they were put back
    public void A_handoff_at_nine_is_at_nine_whether_or_not_clocks_were_changed(string at, int person) => Assert.Equal(RotaCases.People[person], Rota(Weekly).WhoIsOnCall(At(at)).Person);

    [Fact]
    public void A_handoff_in_the_hour_the_clocks_leave_out_happens_when_they_have_been_put_forward() => Assert.Contains(
        At("2026-03-29T01:00Z"), Rota(Weekly with { StartsOn = new(2026, 3, 22), HandoffAt = new(2, 30) }).Shifts(At("2026-03-28"), At("2026-03-30")).Select(s => s.From));

    [Fact]
    public void A_handoff_in_the_hour_that_comes_twice_happens_once() => Assert.Equal(
        [At("2026-10-25T00:30Z")], Rota(Weekly with { StartsOn = new(2026, 10, 18), HandoffAt = new(2, 30) }).Shifts(At("2026-10-24T12:00Z"), At("2026-10-26")).Skip(1).Select(s => s.From));

    [Fact]
    public void Shifts_of_eight_hours_hand_over_at_the_same_times_every_day()
    {
        var shifts = Rota(Weekly with { People = [Nora, Omar, Pia], StartsOn = new(2026, 3, 1), HandoffAt = new(6, 0), Unit = ShiftUnit.Hours, Every = 8 }).Shifts(At("2026-03-27T05:00Z"), At("2026-04-01T04:00Z"));
        var berlin = Zones.Find("Europe/Berlin");
        Assert.Equal([6, 14, 22], shifts.Select(s => TimeZoneInfo.ConvertTime(s.From, berlin).Hour).Distinct().Order());
    }

    [Fact]
    public void The_later_layer_wins_where_it_has_somebody_and_the_earlier_holds_elsewhere()
    {
        var office = new Layer("Office", [Pia], new(2026, 3, 1), new(9, 0), ShiftUnit.Weeks, Hours: WeeklyHours.Weekdays(new WorkPeriod(new(9, 0), new(17, 0))));
        Assert.Equal(new(Pia, 1, null), Rota(Weekly, office).WhoIsOnCall(At("2026-03-24T12:00Z")));
        Assert.Equal(new(Omar, 0, null), Rota(Weekly, office).WhoIsOnCall(At("2026-03-24T18:00Z")));
    }

    [Fact]
    public void A_layer_rests_on_holidays_or_is_there_for_them_alone()
    {
        var (rests, steps) = (Weekly with { Holidays = HolidayUse.Off }, new Layer("Holidays", [Pia], new(2026, 1, 1), new(0, 0), ShiftUnit.Days, Holidays: HolidayUse.Only));
        Assert.Null(Rota(rests).WhoIsOnCall(At("2026-04-04T12:00Z")).Person);
        Assert.Equal(Pia, Rota(rests, steps).WhoIsOnCall(At("2026-04-04T12:00Z")).Person);
        Assert.Null(Rota(steps).WhoIsOnCall(At("2026-04-07T12:00Z")).Person);
    }

    [Fact]
    public void Nobody_is_on_call_before_a_layer_begins_and_after_its_last_day()
    {
        var layer = Weekly with { EndsOn = new(2026, 3, 20) };
        Assert.Equal([(Guid?)null, Nora, null], Rota(layer).Shifts(At("2026-03-01"), At("2026-04-01")).Select(s => s.Duty.Person));
        Assert.Equal(At("2026-03-20T08:00Z"), Rota(layer).Shifts(At("2026-03-01"), At("2026-04-01"))[^1].From);
    }

    [Fact]
    public void Of_two_overrides_the_one_made_last_wins()
    {
        Override first = new(Guid.NewGuid(), At("2026-03-24"), At("2026-03-26"), Pia, null, At("2026-03-01")), second = new(Guid.NewGuid(), At("2026-03-25"), At("2026-03-27"), Nora, Pia, At("2026-03-02"));
        Assert.Equal([Omar, Pia, Nora, Omar], With([second, first], Weekly).Shifts(At("2026-03-23T12:00Z"), At("2026-03-29")).Select(s => s.Duty.Person!.Value));
    }

    [Fact]
    public void Shifts_cover_the_time_without_gaps_and_without_overlap() => Holds(c => c.Rota.Shifts(c.From, c.Until) is var shifts
        && shifts[0].From == c.From && shifts[^1].Until == c.Until && shifts.All(s => s.From < s.Until) && shifts.Zip(shifts.Skip(1)).All(p => p.First.Until == p.Second.From && p.First.Duty != p.Second.Duty));

    [Fact]
    public void Who_is_on_call_at_a_moment_is_who_the_shift_of_that_moment_names() => Holds(c =>
        c.Rota.Shifts(c.From, c.Until).Single(s => s.From <= c.At && c.At < s.Until).Duty == c.Rota.WhoIsOnCall(c.At));

    [Fact]
    public void Overrides_always_win() => Holds(c => !c.Overrides.Any(o => o.IsAt(c.At)) || (c.Rota.WhoIsOnCall(c.At).Override is { } by && c.Overrides.Single(o => o.Id == by).IsAt(c.At)));

    [Fact]
    public void Where_any_layer_has_somebody_somebody_is_on_call() => Holds(c =>
        c.Plan.Layers.Any(l => new Rota(c.Plan with { Layers = [l] }, []).WhoIsOnCall(c.At).Person is not null) == (new Rota(c.Plan, []).WhoIsOnCall(c.At).Person is not null));

    [Fact]
    public void A_part_of_the_time_has_the_same_shifts_as_the_whole() => Holds(c => c.Rota.Shifts(c.From, c.Until) is var whole && c.At > c.From
        ? c.Rota.Shifts(c.At, c.Until).Select(s => s.Duty).SequenceEqual(whole.Where(s => s.Until > c.At).Select(s => s.Duty)) : true);

    [Fact]
    public void Handoffs_without_restrictions_are_at_one_time_of_day_on_days_clocks_are_not_changed() => Holds(c =>
    {
        var layer = c.Plan.Layers[0] with { Hours = null, Holidays = HolidayUse.Ignored, EndsOn = null, Unit = ShiftUnit.Days, People = [Nora, Omar] };
        var zone = Zones.Find(c.Plan.Zone);
        return new Rota(c.Plan with { Layers = [layer] }, []).Shifts(c.From, c.Until).Skip(1).Select(s => TimeZoneInfo.ConvertTime(s.From, zone))
            .All(local => TimeOnly.FromDateTime(local.DateTime) == layer.HandoffAt || zone.GetUtcOffset(local.AddHours(-4)) != zone.GetUtcOffset(local.AddHours(4)));
    });
}
