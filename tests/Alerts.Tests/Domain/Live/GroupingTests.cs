namespace Platform.Alerts.Domain.Live;

public class GroupingTests
{
    [Fact]
    public void The_first_alert_of_a_group_is_told_after_the_wait() =>
        Assert.Equal(NotificationKind.Firing, new Timeline().Fire(0, "alertname=A x=1").Until(60).SentBetween(30, 30).Kind);

    [Fact]
    public void Alerts_that_come_during_the_wait_are_told_together() =>
        Assert.Equal(2, new Timeline().Fire(0, "alertname=A x=1").Fire(20, "alertname=A x=2").Until(299).SentBetween(30, 30).Firing.Length);

    [Fact]
    public void Alerts_of_other_names_are_told_apart() => Assert.Equal(2, new Timeline().Fire(0, "alertname=A x=1", "alertname=B x=1").Until(60).Sent.Count());

    [Fact]
    public void What_comes_after_the_first_notification_waits_for_the_interval()
    {
        var site = new Timeline().Fire(0, "alertname=A x=1").Fire(40, "alertname=A x=2").Until(600);
        site.SentNothingBetween(31, 329);
        Assert.Equal(NotificationKind.Changed, site.SentBetween(330, 330).Kind);
    }

    [Fact]
    public void What_goes_on_is_told_again_after_the_repeat_interval() =>
        Assert.Equal(NotificationKind.Repeated, new Timeline().Fire(0, "alertname=A x=1").Until(14_500).SentBetween(14_430, 14_430).Kind);

    [Fact]
    public void The_end_of_all_alerts_is_told_once()
    {
        var site = new Timeline().Fire(0, "alertname=A x=1").Resolve(100, "alertname=A x=1").Until(86_000);
        Assert.Equal(NotificationKind.Resolved, site.SentBetween(330, 330).Kind);
        site.SentNothingBetween(331, 86_000);
        Assert.Empty(site.Outstanding);
    }

    [Fact]
    public void An_alert_that_ends_during_the_wait_is_told_to_nobody_and_the_reason_is_kept()
    {
        var site = new Timeline().Fire(0, "alertname=A x=1").Resolve(10, "alertname=A x=1").Until(600);
        Assert.Empty(site.Sent);
        Assert.Equal(SuppressionKind.Brief, Assert.Single(site.Suppressed).Suppression.Kind);
    }

    [Fact]
    public void Repetitions_of_an_alert_change_nothing_people_hear()
    {
        var site = new Timeline();
        for (var at = 0; at < 300; at += 10) site.Fire(at, "alertname=A x=1");
        site.Until(300).SentBetween(0, 300);
    }

    [Fact]
    public void The_end_of_some_is_told_with_what_goes_on()
    {
        var site = new Timeline().Fire(0, "alertname=A x=1", "alertname=A x=2").Resolve(100, "alertname=A x=1").Until(400);
        var told = site.SentBetween(330, 330);
        Assert.Equal((1, 1), (told.Firing.Length, told.Resolved.Length));
    }

    [Fact]
    public void Acknowledged_alerts_are_not_told_again() =>
        new Timeline().Fire(0, "alertname=A x=1").Handle(60, "alertname=A x=1", new(HandlingKind.Acknowledged, Timeline.Zero.AddSeconds(60))).Until(50_000).SentBetween(0, 50_000);

    [Fact]
    public void The_end_of_an_acknowledged_alert_is_told() =>
        Assert.Equal(NotificationKind.Resolved, new Timeline().Fire(0, "alertname=A x=1").Handle(60, "alertname=A x=1", new(HandlingKind.Acknowledged, Timeline.Zero.AddSeconds(60)))
            .Resolve(500, "alertname=A x=1").Until(1_000).SentBetween(500, 1_000).Kind);

    [Fact]
    public void A_snoozed_alert_is_told_again_when_its_time_is_over()
    {
        var site = new Timeline().Fire(0, "alertname=A x=1").Handle(60, "alertname=A x=1", new(HandlingKind.Snoozed, Timeline.Zero.AddSeconds(60), Timeline.Zero.AddSeconds(3_600))).Until(4_000);
        site.SentNothingBetween(60, 3_599);
        site.SentBetween(3_600, 3_700);
    }
}
