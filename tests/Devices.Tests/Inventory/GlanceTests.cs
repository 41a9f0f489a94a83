using Platform.Contracts;
using Platform.Devices.Domain;

namespace Platform.Devices.Inventory;

public sealed class GlanceTests
{
    [Fact]
    public void A_device_that_lost_nothing_needs_no_reason()
    {
        var glance = Glance.Of(new Live().HearMany(20, battery: _ => 95, signal: _ => -55).Twin);

        Assert.Equal((Band.Healthy, null, 95f, -55f), (glance.Band, glance.Reason, glance.Battery, glance.Signal));
    }

    [Fact]
    public void A_device_that_is_well_but_lost_points_says_what_took_them()
    {
        var glance = Glance.Of(new Live().HearMany(20, battery: _ => 22, signal: _ => -55).Twin);

        Assert.Equal((Band.Healthy, "Battery at 22 %."), (glance.Band, glance.Reason));
    }

    [Fact]
    public void A_device_that_is_not_well_says_what_costs_it_most()
    {
        var glance = Glance.Of(new Live().HearMany(20, battery: _ => 3, signal: _ => -75).Twin);

        Assert.Equal("Battery at 3 %.", glance.Reason);
    }

    [Fact]
    public void A_device_that_fell_silent_says_so_whatever_else_it_lacked()
    {
        var device = new Live().HearMany(20, battery: _ => 3, signal: _ => -55).Wait(TimeSpan.FromHours(2));

        Assert.StartsWith("Silent", Glance.Of(device.Twin).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_device_nobody_heard_there_is_nothing_to_see()
    {
        Assert.Equal(new Glance(Band.Unknown, null, 0), Glance.Of(new Live().Twin));
    }
}
