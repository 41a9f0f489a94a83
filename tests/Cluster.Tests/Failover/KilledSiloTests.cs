using Platform.Cluster.Twins;

namespace Platform.Cluster.Failover;

public sealed class KilledSiloTests(KilledSilo story) : IClassFixture<KilledSilo>
{
    [Fact]
    public void The_killed_silo_is_given_up_and_the_other_is_not() => Assert.Equal(1, story.ActiveSilos);

    [Fact]
    public void Silences_and_broken_promises_are_told_by_the_other_and_once() =>
        Assert.Equal((KilledSilo.Expected.Devices, KilledSilo.Expected.Devices, KilledSilo.Expected.Tickets), (story.SilentDevices, story.AlertsOfSilentDevices, story.AlertsOfLateTickets));

    [Fact]
    public void Whoever_asks_a_twin_in_it_meanwhile_is_answered_by_the_other_before_an_answer_would_be_given_up() =>
        Assert.InRange(story.LongestQuestion ?? TimeSpan.MaxValue, TimeSpan.FromMilliseconds(300), Patience.Most);

    [Fact]
    public void No_device_is_told_twice_to_stand_as_it_stands() => Assert.Equal(0, story.ToldTwice);

    [Fact]
    public void Every_acknowledged_reading_is_kept_and_once() => Assert.Equal(story.Acknowledged, story.Kept);
}
