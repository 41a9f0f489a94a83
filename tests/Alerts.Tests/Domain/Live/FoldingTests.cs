using FsCheck;
using FsCheck.Fluent;

namespace Platform.Alerts.Domain.Live;

public class FoldingTests
{
    private static AlertReport Child(int number, double at = 0) => Timeline.Report($"alertname=DeviceOffline device=d{number}", at, device: $"d{number}", behind: "g");
    private static AlertReport Gateway(double at = 0, double? until = null) => Timeline.Report("alertname=GatewayDown device=g", at, until, device: "g");

    [Fact]
    public void Devices_behind_a_gateway_that_fails_are_not_told_of()
    {
        var site = new Timeline().Push(0, Gateway()).Push(5, [.. Enumerable.Range(0, 10).Select(n => Child(n, 5))]).Until(60);
        Assert.Equal(["GatewayDown"], site.Outstanding.SelectMany(n => n.Firing).Select(a => a.Labels["alertname"]));
        Assert.Equal(10, site.Outstanding.Single().Folded);
    }

    [Fact]
    public void A_late_gateway_folds_its_devices_and_takes_back_what_was_told_of_them()
    {
        var site = new Timeline().Push(0, [.. Enumerable.Range(0, 10).Select(n => Child(n))]).Push(60, Gateway(60)).Until(200);
        Assert.Single(site.Withdrawn);
        Assert.Equal(["GatewayDown"], site.Outstanding.SelectMany(n => n.Firing).Select(a => a.Labels["alertname"]));
    }

    [Fact]
    public void In_a_storm_a_late_gateway_takes_over_the_notification_of_its_devices()
    {
        var site = new Timeline().Push(0, [.. Enumerable.Range(0, 100).Select(n => Child(n))]).Push(40, Gateway(40)).Until(200);
        Assert.Single(site.Sent.Select(n => n.NotificationId).Distinct());
        Assert.Equal(["GatewayDown"], site.Outstanding.Single().Firing.Select(a => a.Labels["alertname"]));
        Assert.Equal(100, site.Outstanding.Single().Folded);
    }

    [Fact]
    public void Devices_still_failing_when_their_gateway_is_back_are_looked_at_at_once()
    {
        var site = new Timeline().Push(0, Gateway()).Push(1, Child(1, 1), Child(2, 1)).Push(100, Gateway(0, 100));
        Assert.All(site.Site.Alerts.Values.Where(a => a.IsFiring), a => Assert.Null(a.Suppression));
        Assert.Equal(2, site.Until(200).SentBetween(130, 130).Firing.Length);
    }

    [Fact]
    public void Devices_that_recovered_with_their_gateway_are_told_of_to_nobody()
    {
        var site = new Timeline().Push(0, Gateway()).Push(1, Child(1, 1)).Push(100, Gateway(0, 100), Timeline.Report("alertname=DeviceOffline device=d1", 1, 100, "d1", "g")).Until(2_000);
        Assert.DoesNotContain(site.Sent, n => n.Firing.Concat(n.Resolved).Any(a => a.Labels["alertname"] == "DeviceOffline"));
    }

    [Fact]
    public void What_is_kept_from_people_says_why_since_when_and_how_often()
    {
        var site = new Timeline().Push(0, Gateway());
        for (var at = 1; at <= 41; at++) site.Push(at, Child(1, 1));
        var ended = site.Push(100, Gateway(0, 100)).Suppressed.Single(f => f.Until is not null).Suppression;
        Assert.Equal((SuppressionKind.Folded, "g", 41, Timeline.Zero.AddSeconds(1)), (ended.Kind, ended.ByName, ended.Count, ended.Since));
    }

    [Fact]
    public void A_fire_behind_a_failed_gateway_is_told() => Assert.Contains(
        new Timeline().Push(0, Gateway()).Push(1, Timeline.Report("alertname=Fire type=FIRE_ALARM", 1, device: "d1", behind: "g")).Until(60).Sent, n => n.Firing.Any(a => a.Labels["alertname"] == "Fire"));

    [Fact]
    public void What_is_more_severe_than_its_gateways_failure_is_told() => Assert.Contains(
        new Timeline().Push(0, Timeline.Report("alertname=GatewaySlow severity=warning", 0, device: "g")).Push(1, Timeline.Report("alertname=Hot severity=critical", 1, device: "d1", behind: "g")).Until(60).Sent,
        n => n.Firing.Any(a => a.Labels["alertname"] == "Hot"));

    [Fact]
    public void In_a_circle_nobody_hides_anybody()
    {
        var site = new Timeline().Push(0, Timeline.Report("alertname=A", device: "a", behind: "b"), Timeline.Report("alertname=B", device: "b", behind: "a")).Until(60);
        Assert.Equal(["A", "B"], site.Sent.SelectMany(n => n.Firing).Select(a => a.Labels["alertname"]).Order());
    }

    [Fact]
    public void A_device_is_folded_into_what_stands_above_its_gateway()
    {
        var site = new Timeline().Push(0, Timeline.Report("alertname=U", device: "uplink"), Timeline.Report("alertname=G", device: "g", behind: "uplink"), Child(1)).Until(60);
        Assert.Equal(["U"], site.Outstanding.SelectMany(n => n.Firing).Select(a => a.Labels["alertname"]));
    }

    /// <summary>Gateways behind gateways, and devices behind those, reported in any order and any batches.</summary>
    [Fact]
    public void Whatever_order_alerts_come_in_the_same_are_hidden_by_the_same()
    {
        var parents = Gen.Choose(-1, 11).ArrayOf(12);
        var orders = Gen.Shuffle(Enumerable.Range(0, 12).ToArray());
        Prop.ForAll(Arb.From(parents.Zip(orders)), Arb.From(Gen.Choose(1, 5)), (fleet, batch) =>
        {
            var reports = fleet.Item1.Select((parent, n) => Timeline.Report($"alertname=A{n}", device: $"d{n}", behind: parent < 0 || parent == n ? [] : [$"d{parent}"])).ToArray();
            return Hidden(reports, 12) == Hidden([.. fleet.Item2.Select(n => reports[n])], batch);
        }).QuickCheckThrowOnFailure();

        static string Hidden(AlertReport[] reports, int batch)
        {
            var site = new Timeline();
            foreach (var some in reports.Chunk(batch)) site.Push(1, some);
            return string.Join(' ', site.Site.Alerts.Values.OrderBy(a => a.Labels.ToString(), StringComparer.Ordinal).Select(a => $"{a.Labels}:{a.Suppression?.Kind}:{a.Suppression?.ByName}"));
        }
    }
}
