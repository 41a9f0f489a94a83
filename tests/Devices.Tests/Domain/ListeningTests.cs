using Platform.Contracts;

namespace Platform.Devices.Domain;

public sealed class ListeningTests
{
    [Fact]
    public void A_device_is_not_silent_while_nobody_listened()
    {
        var listening = new Listening();
        var device = new Live(listening: listening).HearMany(5, battery: _ => 90);
        var timeout = device.Twin.Profile.Timeout;

        listening.Interrupted(device.Now + timeout); // the outage ends when its silence would have been noticed
        device.Wait(timeout + TimeSpan.FromSeconds(1));

        Assert.Equal(Band.Healthy, device.Band);
    }

    [Fact]
    public void A_device_still_silent_a_whole_timeout_after_we_listen_again_is_unknown_since_then()
    {
        var listening = new Listening();
        var device = new Live(listening: listening).HearMany(5, battery: _ => 90);
        var again = device.Now + TimeSpan.FromHours(2);
        listening.Interrupted(again);

        device.Wait(TimeSpan.FromHours(2) + device.Twin.Profile.Timeout + TimeSpan.FromSeconds(1));

        Assert.Equal((Band.Unknown, again + device.Twin.Profile.Timeout), (device.Band, device.Standing.UnknownSince));
    }

    [Fact]
    public void Our_own_outage_costs_a_device_no_availability()
    {
        var listening = new Listening();
        var device = new Live(listening: listening).HearMany(5, battery: _ => 90);
        listening.Interrupted(device.Now + TimeSpan.FromHours(6));

        device.Hear(battery: 90, after: TimeSpan.FromHours(6) + TimeSpan.FromSeconds(30));

        Assert.Equal(100, device.Score);
    }

    [Fact]
    public void Silence_after_an_outage_costs_what_it_always_does()
    {
        var listening = new Listening();
        var device = new Live(listening: listening).HearMany(5, battery: _ => 90);
        listening.Interrupted(device.Now + TimeSpan.FromMinutes(10));

        device.Hear(battery: 90, after: TimeSpan.FromHours(6));

        Assert.InRange(device.Score!.Value, 50, 95);
    }

    [Fact]
    public void An_interruption_that_is_told_late_takes_nothing_back()
    {
        var listening = new Listening();
        listening.Interrupted(Live.Start.AddMinutes(5));

        listening.Interrupted(Live.Start);

        Assert.Equal(Live.Start.AddMinutes(5), listening.Since);
    }
}
