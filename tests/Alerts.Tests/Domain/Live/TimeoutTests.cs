namespace Platform.Alerts.Domain.Live;

public class TimeoutTests
{
    [Fact]
    public void An_alert_nobody_speaks_of_any_more_ends_at_the_end_it_was_given()
    {
        var site = new Timeline().Push(0, Timeline.Report("alertname=A", 0, 300)).Until(700);
        Assert.Equal(Timeline.Zero.AddSeconds(300), site.Site.Alerts.Values.Single().ResolvedAt);
        Assert.Equal(NotificationKind.Resolved, site.SentBetween(330, 400).Kind);
    }

    [Fact]
    public void Each_report_puts_the_end_off()
    {
        var site = new Timeline();
        for (var at = 0; at <= 1_000; at += 100) site.Push(at, Timeline.Report("alertname=A", 0, at + 300));
        Assert.True(site.Until(1_200).Site.Alerts.Values.Single().IsFiring);
    }

    [Fact]
    public void An_end_that_was_said_counts_rather_than_a_timeout_that_comes_sooner()
    {
        var site = new Timeline().Push(0, Timeline.Report("alertname=A", 0, 900)).Push(10, Timeline.Report("alertname=A", 0, 310) with { IsTimeout = true });
        Assert.True(site.Until(800).Site.Alerts.Values.Single().IsFiring);
        Assert.False(site.Until(901).Site.Alerts.Values.Single().IsFiring);
    }

    [Fact]
    public void The_earliest_start_is_kept() =>
        Assert.Equal(Timeline.Zero.AddSeconds(-50), new Timeline().Push(0, Timeline.Report("alertname=A", -50)).Push(5, Timeline.Report("alertname=A", -10)).Site.Alerts.Values.Single().StartsAt);

    [Fact]
    public void The_end_of_an_earlier_time_that_comes_late_ends_nothing() =>
        Assert.True(new Timeline().Push(0, Timeline.Report("alertname=A", 0)).Push(5, Timeline.Report("alertname=A", -100, -50)).Site.Alerts.Values.Single().IsFiring);

    [Fact]
    public void What_was_over_when_it_came_is_no_alert() => Assert.Empty(new Timeline().Push(10, Timeline.Report("alertname=A", 0, 5)).Site.Alerts);

    [Fact]
    public void An_alert_that_comes_back_soon_is_the_same_alert()
    {
        var site = new Timeline().Fire(0, "alertname=A");
        var first = site.Site.Alerts.Values.Single().Id;
        Assert.Equal(first, site.Resolve(100, "alertname=A").Fire(1_000, "alertname=A").Site.Alerts.Values.Single().Id);
    }

    [Fact]
    public void An_alert_that_comes_back_late_is_another()
    {
        var site = new Timeline().Fire(0, "alertname=A");
        var first = site.Site.Alerts.Values.Single().Id;
        Assert.NotEqual(first, site.Resolve(100, "alertname=A").Fire(5_000, "alertname=A").Site.Alerts.Values.Single().Id);
    }

    [Fact]
    public void Nothing_is_left_of_alerts_long_over()
    {
        var site = new Timeline().Fire(0, "alertname=A", "alertname=B").Resolve(100, "alertname=A", "alertname=B").Until(10_000);
        Assert.Empty(site.Site.Alerts);
        Assert.Empty(site.Site.Groups);
        Assert.Null(site.Site.WakeAt);
    }

    [Fact]
    public void No_alert_runs_out_while_its_source_cannot_have_been_heard()
    {
        var site = new Timeline().Push(0, Timeline.Report("alertname=A", 0, 240));
        var woken = SiteAlerts.Step(site.Site with { ListeningSince = Timeline.Zero.AddHours(1) }, SiteAlerts.Wake, Timeline.Zero.AddHours(1));
        Assert.True(woken.Twin.Alerts.Values.Single().IsFiring);
        Assert.False(SiteAlerts.Step(woken.Twin, SiteAlerts.Wake, Timeline.Zero.AddHours(1).AddMinutes(5)).Twin.Alerts.Values.Single().IsFiring);
    }
}
