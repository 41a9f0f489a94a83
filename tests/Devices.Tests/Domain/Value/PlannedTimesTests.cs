using FsCheck;
using FsCheck.Fluent;

namespace Platform.Devices.Domain.Value;

public sealed class PlannedTimesTests
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_was_planned_and_not_touched_again_was_maintained() => Assert.Equal([Time(5, 9)], PlannedTimes.Of([Planned(1, 5, 9)]));

    [Fact]
    public void What_was_ended_early_was_over_then() => Assert.Equal([Time(5, 7)], PlannedTimes.Of([Planned(1, 5, 9), Ended(7)]));

    [Fact]
    public void What_was_called_off_before_it_began_was_never_maintained() => Assert.Empty(PlannedTimes.Of([Planned(1, 5, 9), Ended(3)]));

    [Fact]
    public void What_was_planned_anew_was_as_planned_last_from_then_on() => Assert.Equal([Time(5, 6), Time(8, 20)], PlannedTimes.Of([Planned(1, 5, 9), Planned(6, 8, 20)]));

    [Fact]
    public void Maintenance_that_was_over_stays_when_another_is_planned() => Assert.Equal([Time(1, 2), Time(30, 31)], PlannedTimes.Of([Planned(1, 1, 2), Ended(2), Planned(10, 30, 31)]));

    [Fact]
    public void Only_what_falls_into_the_time_asked_about_counts() => Assert.Equal([Time(4, 5), Time(7, 8)], new[] { Time(1, 2), Time(3, 5), Time(7, 9) }.Within(At(4), At(8)));

    [Fact]
    public void A_silence_has_left_what_is_not_maintenance() => Assert.Equal(
        [new Outage(At(1), At(3), true, false), new Outage(At(5), At(7), false, false), new Outage(At(9), At(10), false, true)],
        new Outage(At(1), At(10), true, true).Without([Time(3, 5), Time(7, 9)]));

    [Fact]
    public void Each_hour_of_a_silence_is_left_exactly_when_it_is_not_maintenance() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<(byte, byte, bool[])>(), given =>
        {
            var (from, to, hours) = (Math.Min(given.Item1, given.Item2) % 40, Math.Max(given.Item1, given.Item2) % 40, given.Item3 ?? []);
            if (from >= to) return true;
            PlannedTime[] planned = [.. Enumerable.Range(0, hours.Length).Where(h => hours[h]).Select(h => Time(h, h + 1))];
            var left = new Outage(At(from), At(to), true, true).Without(planned).ToList();
            return Enumerable.Range(0, 60).All(h => left.Any(o => o.From <= At(h) && At(h) < o.To) == (h >= from && h < to && !(h < hours.Length && hours[h])));
        }));

    private static DeviceMaintenancePlanned Planned(int at, int from, int until) => new(At(from), At(until), "Filter", At(at));

    private static DeviceMaintenanceEnded Ended(int at) => new(At(at));

    private static PlannedTime Time(int from, int until) => new(At(from), At(until));

    private static DateTimeOffset At(int hours) => Begin.AddHours(hours);
}
