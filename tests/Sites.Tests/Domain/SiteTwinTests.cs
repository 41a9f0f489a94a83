using Platform.Contracts;
using Platform.Contracts.Sites;
using Platform.Twins;

namespace Platform.Sites.Domain;

public class SiteTwinTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly SiteTwin Empty = SiteTwin.Begin(default);
    private static readonly Guid Pump = Guid.CreateVersion7(), Door = Guid.CreateVersion7();

    [Fact]
    public void Tells_the_world_at_once_when_it_has_been_quiet()
    {
        var step = SiteTwin.Step(Empty, Stood(Pump, 90, Noon), Noon);
        var told = Assert.IsType<SiteHealthChanged>(Assert.Single(step.Effects));
        Assert.Equal((90, Pump), (told.Health.Score, Assert.Single(told.Devices)));
        Assert.Null(step.Twin.WakeAt);
    }

    [Fact]
    public void Gathers_what_changes_within_a_quarter_of_a_second_into_one_telling()
    {
        var first = SiteTwin.Step(Empty, Stood(Pump, 90, Noon), Noon).Twin;
        var soon = SiteTwin.Step(first, Stood(Door, 50, Noon.AddMilliseconds(100)), Noon.AddMilliseconds(100));
        Assert.Empty(soon.Effects);
        Assert.Equal(Noon.AddMilliseconds(250), soon.Twin.WakeAt);

        var woken = SiteTwin.Step(soon.Twin, SiteTwin.Wake, Noon.AddMilliseconds(250));
        Assert.Equal(70, Assert.IsType<SiteHealthChanged>(Assert.Single(woken.Effects)).Health.Score);
        Assert.Null(woken.Twin.WakeAt);
    }

    [Fact]
    public void Hears_the_same_standing_twice_and_says_nothing()
    {
        var once = SiteTwin.Step(Empty, Stood(Pump, 90, Noon), Noon).Twin;
        var twice = SiteTwin.Step(once, Stood(Pump, 90, Noon), Noon.AddSeconds(5));
        Assert.Same(once, twice.Twin);
        Assert.Empty(twice.Effects);
    }

    [Fact]
    public void Ignores_a_standing_older_than_the_one_it_knows()
    {
        var known = SiteTwin.Step(Empty, Stood(Pump, 90, Noon), Noon).Twin;
        Assert.Same(known, SiteTwin.Step(known, Stood(Pump, 10, Noon.AddMinutes(-1)), Noon.AddSeconds(1)).Twin);
    }

    [Fact]
    public void Forgets_a_device_that_left()
    {
        var known = SiteTwin.Step(Empty, Stood(Pump, 90, Noon), Noon).Twin;
        var left = SiteTwin.Step(known, new DeviceLeft(Pump, Noon.AddSeconds(1)), Noon.AddSeconds(1));
        Assert.Equal(0, Assert.IsType<SiteHealthChanged>(Assert.Single(left.Effects)).Health.Devices.Total);
    }

    [Fact]
    public void Answers_its_roll_up_without_changing()
    {
        var known = SiteTwin.Step(Empty, Stood(Pump, 30, Noon), Noon).Twin;
        var step = SiteTwin.Step(known, GetSiteHealth.Now, Noon);
        Assert.Same(known, step.Twin);
        Assert.Equal(Band.Critical, Assert.IsType<SiteHealth>(step.Reply).Band);
    }

    private static DeviceStood Stood(Guid device, int score, DateTimeOffset at) => new(device, score, Bands.Of(score), true, at);
}
