using Platform.Sites.Domain;

namespace Platform.Sites.Features;

public class ChangeSiteTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly Site Depot = Site.Evolve(null, new SiteAdded(
        Guid.CreateVersion7(), new(Guid.CreateVersion7()), 4, "Depot", new Place { Address = "Kai 1", TimeZone = "Europe/Berlin" }, Noon));

    [Fact]
    public void Renames() => Assert.Equal([new SiteRenamed("Yard", Noon)], ChangeSite.Decide(Depot, new() { Name = " Yard " }, Noon).Events);

    [Fact]
    public void Moves_and_keeps_what_was_left_out() => Assert.Equal(
        [new SiteRelocated(new Place { Address = "Kai 2", TimeZone = "Europe/Berlin" }, Noon)],
        ChangeSite.Decide(Depot, new() { Address = "Kai 2" }, Noon).Events);

    [Fact]
    public void Does_nothing_when_it_is_so_already() => Assert.Empty(ChangeSite.Decide(Depot, new() { Name = "Depot", Address = "Kai 1" }, Noon).Events);

    [Theory]
    [InlineData("Europe/Atlantis")]
    [InlineData("/usr/share/zoneinfo/Europe/Berlin")]
    [InlineData("Europe/../Europe/Berlin")]
    public void Refuses_a_time_zone_that_does_not_exist(string zone) =>
        Assert.Equal(SiteRefusals.UnknownZone, ChangeSite.Decide(Depot, new() { TimeZone = zone }, Noon).Refusal);

    [Fact]
    public void Evolves_by_its_events()
    {
        var changed = ChangeSite.Decide(Depot, new() { Name = "Yard", Address = "Kai 2" }, Noon).Events.Aggregate(Depot, Site.Evolve);
        Assert.Equal(("Yard", "Kai 2", 3), (changed.Name, changed.Place.Address, changed.Version));
    }

    [Fact]
    public void Hours_and_fence_are_said_taken_away_and_left_alone()
    {
        var hours = new BusinessHours { Monday = [new("08:00", "12:00")] };
        var fence = new Geofence { Circle = new(new(53.5, 9.9), 150) };
        var open = ChangeSite.Decide(Depot, new() { BusinessHours = hours, Geofence = fence }, Noon).Events.Aggregate(Depot, Site.Evolve);
        Assert.Equal((hours, fence), (open.BusinessHours, open.Geofence));
        Assert.Empty(ChangeSite.Decide(open, new() { Name = "Depot" }, Noon).Events);
        Assert.Equal([new SiteHoursChanged(null, Noon), new SiteFenced(null, Noon)], ChangeSite.Decide(open, new() { BusinessHours = null, Geofence = null }, Noon).Events);
    }

    [Fact]
    public void A_position_is_never_half() => Assert.Equal(SiteRefusals.HalfPlaced, ChangeSite.Decide(Depot, new() { Latitude = 53.5 }, Noon).Refusal);
}
