using Platform.Alerts.Domain.Labels;
using Platform.Alerts.Domain.Live;
using Platform.Contracts.Messaging;

namespace Platform.Alerts.Live;

public class AlertWordsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 3, 0, TimeSpan.Zero);

    [Fact]
    public void One_alert_is_told_by_its_name_its_device_and_its_place()
    {
        var told = Told(NotificationKind.Firing, [Alert("GatewayDown", "gw-4", "It does not answer")]) with { Folded = 30 };
        Assert.Equal("GatewayDown: gw-4 at Plant 4", AlertWords.Title(told, "Plant 4"));
        Assert.Equal("It does not answer (since 2026-11-21 12:03 UTC)\n30 more alerts follow from this.", AlertWords.Text(told));
        Assert.Equal($"/alerts/{told.Firing[0].Id}", AlertWords.Link(told));
    }

    [Fact]
    public void Many_are_counted_by_their_names()
    {
        var told = Told(NotificationKind.Changed, [.. Enumerable.Range(0, 6).Select(n => Alert("DeviceOffline", $"d-{n}")), Alert("DoorOpen", "d-7")]) with { Resolved = [Alert("Fire", "d-8")] };
        Assert.Equal("7 alerts, DeviceOffline (6), DoorOpen (1)", AlertWords.Title(told, null));
        Assert.EndsWith("and 2 more\n1 is over.", AlertWords.Text(told), StringComparison.Ordinal);
        Assert.Equal("/alerts", AlertWords.Link(told));
        Assert.Equal($"/incidents/{told.NotificationId}", AlertWords.Link(told with { Group = AlertGroup.Storm }));
    }

    [Fact]
    public void What_is_over_and_what_still_goes_on_say_so()
    {
        Assert.Equal("Over: Fire at Plant 4", AlertWords.Title(Told(NotificationKind.Resolved, []) with { Resolved = [Alert("Fire", null)] }, "Plant 4"));
        Assert.Equal("Still: Fire at Plant 4", AlertWords.Title(Told(NotificationKind.Repeated, [Alert("Fire", null)]), "Plant 4"));
    }

    [Fact]
    public void A_device_that_is_only_an_id_is_not_named() => Assert.Equal("Fire", AlertWords.Title(Told(NotificationKind.Firing, [Alert("Fire", $"{Guid.NewGuid()}")]), null));

    [Theory, InlineData("critical", Urgency.Urgent), InlineData("high", Urgency.Urgent), InlineData("warning", Urgency.Normal)]
    public void How_severe_it_is_says_how_much_it_may_disturb(string severity, object urgency) =>
        Assert.Equal((Urgency)urgency, AlertWords.UrgencyOf(Told(NotificationKind.Firing, [Alert("Fire", null, severity: severity)])));

    [Fact]
    public void That_it_is_over_disturbs_nobody() => Assert.Equal(Urgency.Quiet, AlertWords.UrgencyOf(Told(NotificationKind.Resolved, []) with { Resolved = [Alert("Fire", null)] }));

    [Fact]
    public void Long_words_are_cut() => Assert.True(AlertWords.Title(Told(NotificationKind.Firing, [Alert(new string('x', 5_000), new string('y', 5_000))]), new string('z', 5_000)).Length < 300);

    private static Notified Told(NotificationKind kind, LiveAlert[] firing) => new(Guid.NewGuid(), 1, kind, "g", "default", LabelSet.Empty, [.. firing], [], 0, Noon);

    private static LiveAlert Alert(string name, string? device, string? summary = null, string severity = "critical") => new(
        Guid.NewGuid(), LabelSet.Of([("alertname", name), ("severity", severity), .. device is null ? Array.Empty<(string, string)>() : [("device", device)]]),
        summary is null ? LabelSet.Empty : LabelSet.Of(("summary", summary)), null) { StartsAt = Noon, EndsAt = Noon.AddHours(1), UpdatedAt = Noon, FiredAt = Noon };
}
