namespace Platform.Scenarios;

public sealed class TwoHostsTests(TwoHosts story) : IClassFixture<TwoHosts>
{
    [Fact]
    public void A_screen_connected_to_one_host_sees_what_happens_in_the_other() => Assert.Equal((true, true), (story.WasSeenInTheFirst, story.WasSeenInTheSecond));

    [Fact]
    public void Both_tell_the_same_of_a_device() => Assert.Equal(story.StandingInTheFirst, story.StandingInTheSecond);

    [Fact]
    public void Tickets_opened_in_both_at_once_have_numbers_of_their_own() => Assert.Equal((10, 10), (story.Numbers.Count, story.Numbers.Distinct().Count()));

    [Fact]
    public void An_alert_is_known_to_the_host_it_was_sent_to_though_its_site_lives_in_the_other() => Assert.Single(story.AlertsInTheSecond);

    [Fact]
    public void When_one_is_killed_a_broken_promise_is_told_by_the_other_and_once() => Assert.Single(story.LateTicket, kind => kind == "ticket.sla-breached.v1");

    [Fact]
    public void When_one_is_killed_whoever_follows_facts_follows_them_in_the_other_and_once() => Assert.Equal((1, 1), (story.AlertsOfLateTicket, story.AlertsOfSilentDevice));

    [Fact]
    public void When_one_is_killed_people_are_told_by_the_other_and_once() => Assert.Equal(1, story.NotificationsOfSilentDevice);

    [Fact]
    public void When_one_is_killed_the_silence_of_a_device_is_told_by_the_other_and_once() => Assert.Single(story.SilentDevice);

    [Fact]
    public void No_device_that_was_heard_by_either_is_said_to_be_silent() => Assert.Equal(0, story.FalseSilences);

    [Fact]
    public void When_one_is_killed_jobs_are_done_by_the_other() => Assert.True(story.JobIsDone);

    [Fact]
    public void When_one_is_killed_its_schedules_are_the_others() => Assert.Equal((2, 1), (story.SchedulersBefore, story.SchedulersAfter));
}
