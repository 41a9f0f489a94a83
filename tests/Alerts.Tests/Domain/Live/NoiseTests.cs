using Platform.Alerts.Domain.Rules;

namespace Platform.Alerts.Domain.Live;

public class NoiseTests
{
    private static readonly Matcher OfA = new("alertname", "A");

    [Fact]
    public void A_silenced_alert_is_told_to_nobody_until_the_silence_is_over()
    {
        var site = new Timeline().Silence(0, 1_000, OfA).Fire(10, "alertname=A").Until(2_000);
        site.SentNothingBetween(0, 1_029);
        site.SentBetween(1_030, 1_030);
    }

    [Fact]
    public void The_end_of_an_alert_is_told_though_it_was_silenced_meanwhile() => Assert.Equal(NotificationKind.Resolved,
        new Timeline().Fire(0, "alertname=A").Silence(60, 10_000, OfA).Resolve(500, "alertname=A").Until(2_000).SentBetween(500, 2_000).Kind);

    [Fact]
    public void A_silence_takes_back_nothing_and_tells_nothing()
    {
        var site = new Timeline().Fire(0, "alertname=A").Silence(60, 20_000, OfA).Until(19_000);
        site.SentNothingBetween(31, 19_000);
        Assert.Empty(site.Withdrawn);
    }

    [Fact]
    public void A_silence_until_resolved_ends_with_the_last_alert_it_silenced()
    {
        var silence = new Silence(Guid.NewGuid(), [new("alertname", "A")], Timeline.Zero, Timeline.Zero.AddDays(7), "somebody", "we know", UntilResolved: true);
        var site = new Timeline().Change(0, silence).Fire(10, "alertname=A x=1", "alertname=A x=2").Resolve(100, "alertname=A x=1");
        Assert.DoesNotContain(site.Effects, e => e.Effect is SilenceFulfilled);
        Assert.Equal(silence.Id, site.Resolve(200, "alertname=A x=2").Effects.Select(e => e.Effect).OfType<SilenceFulfilled>().Single().SilenceId);
    }

    [Fact]
    public void Nothing_is_told_during_maintenance()
    {
        var window = new MaintenanceWindow("Nightly work", [], new(Timeline.Zero.DateTime.AddMinutes(-30), TimeSpan.FromHours(1), "UTC", "FREQ=DAILY"));
        var site = new Timeline(AlertPolicy.Usual with { Windows = [window] }).Fire(0, "alertname=A").Until(4_000);
        site.SentNothingBetween(0, 1_829);
        site.SentBetween(1_830, 1_830);
    }

    [Fact]
    public void A_source_that_fires_hides_targets_with_equal_labels()
    {
        var rule = new InhibitionRule("down hides slow", [new("alertname", "Down")], [new("alertname", "Slow")], ["host"]);
        var site = new Timeline(AlertPolicy.Usual with { Inhibitions = [rule] }).Fire(0, "alertname=Down host=a", "alertname=Slow host=a", "alertname=Slow host=b").Until(60);
        Assert.Equal(["Down/a", "Slow/b"], site.Sent.SelectMany(n => n.Firing).Select(a => $"{a.Labels["alertname"]}/{a.Labels["host"]}").Order());
    }

    [Fact]
    public void Alerts_that_are_both_source_and_target_do_not_hide_each_other()
    {
        var rule = new InhibitionRule("any hides any", [new("severity", "warning")], [new("severity", "warning")], []);
        var site = new Timeline(AlertPolicy.Usual with { Inhibitions = [rule] }).Fire(0, "alertname=A severity=warning", "alertname=B severity=warning").Until(60);
        Assert.Equal(2, site.Sent.SelectMany(n => n.Firing).Count());
    }

    [Fact]
    public void What_flaps_is_told_once_and_that_it_is_over_when_it_is_calm()
    {
        var site = new Timeline();
        for (var n = 0; n < 20; n++) site.Fire(n * 60, "alertname=A").Resolve(n * 60 + 40, "alertname=A");
        site.Until(10_000);
        Assert.Contains(site.Effects.Select(e => e.Effect).OfType<AlertsTurned>().SelectMany(e => e.Changes), c => c.Turn is AlertTurn.Flapped);
        Assert.Equal([NotificationKind.Firing, NotificationKind.Resolved], site.Sent.Select(n => n.Kind));
        Assert.InRange(site.Sent.Last().At, Timeline.Zero.AddSeconds(1_180 + 600), Timeline.Zero.AddSeconds(1_180 + 2_400));
    }

    [Fact]
    public void A_storm_is_told_as_one_thing()
    {
        var site = new Timeline().Fire(0, [.. Enumerable.Range(0, 40).Select(n => $"alertname=A{n}")]).Until(60);
        Assert.Equal(40, Assert.Single(site.Sent).Firing.Length);
    }

    [Fact]
    public void A_fire_in_a_storm_is_told_by_itself()
    {
        var site = new Timeline().Fire(0, [.. Enumerable.Range(0, 40).Select(n => $"alertname=A{n}"), "alertname=Fire type=FIRE_ALARM"]).Until(60);
        Assert.Single(site.Sent.Single(n => n.Firing.Any(a => a.Labels["alertname"] == "Fire")).Firing);
    }

    [Fact]
    public void After_the_storm_alerts_are_told_by_their_groups_again()
    {
        var site = new Timeline().Fire(0, [.. Enumerable.Range(0, 40).Select(n => $"alertname=A{n}")]).Fire(600, "alertname=B").Until(700);
        Assert.Equal("B", site.SentBetween(600, 700).Labels["alertname"]);
    }
}
