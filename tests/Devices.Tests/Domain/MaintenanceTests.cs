using Platform.Contracts;

namespace Platform.Devices.Domain;

public sealed class MaintenanceTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly Live _live = new();

    public MaintenanceTests() => _live.HearMany(30, battery: _ => 90);

    [Fact]
    public void Its_time_must_lie_ahead_and_not_be_endless()
    {
        Assert.Equal(DeviceRefusals.MaintenanceCrossed, Maintenance.Plan(null, Live.Start, "x", Live.Start).Refusal);
        Assert.Equal(DeviceRefusals.MaintenanceCrossed, Maintenance.Plan(Live.Start + 2 * Hour, Live.Start + Hour, "x", Live.Start).Refusal);
        Assert.Equal(DeviceRefusals.MaintenanceTooLong, Maintenance.Plan(null, Live.Start.AddDays(91), "x", Live.Start).Refusal);
    }

    [Fact]
    public void What_should_have_begun_begins_now() => Assert.Equal(new Maintenance(Live.Start, Live.Start + Hour, "x"), Maintenance.Plan(Live.Start - Hour, Live.Start + Hour, " x ", Live.Start).Value);

    [Fact]
    public void Silence_in_maintenance_makes_nothing_unknown()
    {
        Plan(_live.Now, _live.Now + Hour);
        _live.Wait(Hour - TimeSpan.FromMinutes(1));
        Assert.Equal((Band.Healthy, (DateTimeOffset?)null), (_live.Band, _live.Twin.UnknownSince));
        Assert.DoesNotContain(_live.Told(), t => t.After is Band.Unknown);
    }

    [Fact]
    public void When_it_is_over_silence_counts_again_from_then()
    {
        var until = _live.Now + Hour;
        Plan(_live.Now, until);
        _live.Wait(3 * Hour);
        Assert.Equal(until + _live.Twin.Profile.Timeout, _live.Twin.UnknownSince);
    }

    [Fact]
    public void Readings_in_maintenance_cost_no_points()
    {
        Plan(_live.Now, _live.Now + Hour);
        _live.HearMany(20, battery: _ => 1, temperature: i => i % 2 == 0 ? -80 : 900);
        Assert.Equal((100, _live.Now), (_live.Score, _live.Twin.LastAt));
        Assert.DoesNotContain(_live.Told(), t => t.After is Band.Critical or Band.Poor or Band.Warning);
    }

    [Fact]
    public void A_reading_taken_in_maintenance_and_sent_after_it_costs_none_either()
    {
        var from = _live.Now;
        Plan(from, from + Hour);
        _live.Wait(Hour + TimeSpan.FromMinutes(1)).Tell(new ReadingTaken(from + Hour / 2, 1, float.NaN, float.NaN, true));
        Assert.Equal(100, _live.Score);
    }

    [Fact]
    public void The_time_missed_in_maintenance_is_not_offline_time()
    {
        Plan(_live.Now, _live.Now + Hour);
        _live.Wait(Hour).Hear(battery: 90, after: TimeSpan.FromSeconds(30));
        Assert.Equal(0, _live.Twin.Availability.Offline);
    }

    [Fact]
    public void It_begins_and_ends_by_itself()
    {
        Plan(_live.Now + TimeSpan.FromMinutes(1), _live.Now + Hour);
        Assert.False(_live.Twin.IsInMaintenance);
        _live.Wait(TimeSpan.FromMinutes(2));
        Assert.True(_live.Twin.IsInMaintenance);
        _live.Wait(Hour);
        Assert.False(_live.Twin.IsInMaintenance);
    }

    [Fact]
    public void Ended_early_it_is_over_at_once()
    {
        Plan(_live.Now, _live.Now + Hour);
        _live.Tell(new DeviceConfigured(_live.Twin.SiteId, _live.Twin.Profile, false));
        Assert.False(_live.Twin.IsInMaintenance);
        Assert.Equal(Band.Unknown, _live.Wait(Hour / 2).Band);
    }

    [Fact]
    public void A_twin_that_slept_through_it_wakes_without_blame()
    {
        Plan(_live.Now + TimeSpan.FromMinutes(1), _live.Now + Hour);
        var asleep = Saved.Again(_live.Twin) with { Profile = _live.Twin.Profile, Maintenance = _live.Twin.Maintenance };
        var later = _live.Now + 2 * Hour;
        var awake = DeviceTwin.Step(asleep, TimePassed.Now, later).Twin;
        Assert.Equal((false, later, (DateTimeOffset?)null), (awake.IsInMaintenance, awake.ExcusedUntil, awake.UnknownSince));
    }

    private void Plan(DateTimeOffset from, DateTimeOffset until) =>
        _live.Tell(new DeviceConfigured(_live.Twin.SiteId, _live.Twin.Profile, false, null, new(from, until, "filter")));
}
