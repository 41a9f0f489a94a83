using System.Net.Http.Json;
using System.Text.Json;
using Platform.TestKit;

namespace Platform.Alerts.Features;

public sealed class LiveAlertsTests(OwnPlatformApp app) : IClassFixture<OwnPlatformApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_watches_the_queue_sees_an_alert_come_and_go()
    {
        await using var live = await Connect(app.One);
        await live.Subscribe("alerts");
        var name = $"L{Guid.NewGuid():n}";
        await Send(app.One, ended: false, name);
        await Until(live, frame => frame.Kind == "alert" && NameOf(frame) == name && StateOf(frame) == "open");
        await Send(app.One, ended: true, name);
        await Until(live, frame => frame.Kind == "alert" && NameOf(frame) == name && StateOf(frame) == "resolved");
    }

    [Fact]
    public async Task A_storm_is_told_as_one_change_and_not_alert_by_alert()
    {
        await using var live = await Connect(app.One);
        await live.Subscribe("alerts");
        var word = $"S{Guid.NewGuid():n}";
        await Send(app.One, ended: false, [.. Enumerable.Range(0, 3_000).Select(n => $"{word}x{n}")]);
        var lines = 0;
        await Until(live, frame =>
        {
            if (frame.Kind == "alert" && NameOf(frame).StartsWith(word, StringComparison.Ordinal)) lines++;
            return frame.Kind == "changed" && frame.Data.GetProperty("count").GetInt32() > LiveAlerts.MostLines;
        });
        Assert.True(lines < 1_500, $"{lines} lines were sent one by one.");
    }

    [Fact]
    public async Task An_alerts_own_topic_tells_what_people_do()
    {
        var name = $"L{Guid.NewGuid():n}";
        await Send(app.One, ended: false, name);
        string? id;
        while ((id = await IdOf(name)) is null) await Task.Delay(50, Ct);
        await using var live = await Connect(app.One);
        await live.Subscribe($"alert:{id}");
        (await app.One.Client.PutAsync($"/v1/alerts/{id}/acknowledgement", null, Ct)).EnsureSuccessStatusCode();
        await Until(live, frame => StateOf(frame) == "acknowledged");
    }

    [Fact]
    public async Task Another_tenant_cannot_watch_an_alert()
    {
        var name = $"L{Guid.NewGuid():n}";
        await Send(app.One, ended: false, name);
        string? id;
        while ((id = await IdOf(name)) is null) await Task.Delay(50, Ct);
        await using var live = await Connect(app.Two);
        await Assert.ThrowsAsync<LiveRefusedException>(() => live.Subscribe($"alert:{id}"));
    }

    private async Task<string?> IdOf(string name) =>
        (await app.One.Client.GetFromJsonAsync<JsonElement>($"/v1/alerts?q={name}", Ct)).GetProperty("items") is { } items && items.GetArrayLength() > 0 ? items[0].GetProperty("id").GetString() : null;

    private static async Task Until(LiveClient live, Func<ReceivedFrame, bool> isSo)
    {
        while (!isSo(await live.Frames.ReadAsync(Ct))) { }
    }

    private static string NameOf(ReceivedFrame frame) => frame.Data.GetProperty("alert").GetProperty("name").GetString()!;
    private static string StateOf(ReceivedFrame frame) => frame.Data.GetProperty("alert").GetProperty("state").GetString()!;

    private static async Task Send(TestTenant tenant, bool ended, params string[] names)
    {
        var now = DateTimeOffset.UtcNow;
        var alerts = names.Select(name => new { labels = new { alertname = name, severity = "critical" }, startsAt = now.AddMinutes(-1), endsAt = ended ? now : now.AddHours(1) });
        (await tenant.Client.PostAsJsonAsync("/v1/alerts", alerts, Ct)).EnsureSuccessStatusCode();
    }

    private Task<LiveClient> Connect(TestTenant tenant) =>
        LiveClient.Connect(new Uri($"{app.Url}/v1/live"), options => options.SetRequestHeader("Authorization", $"Bearer {tenant.ApiKey}"), Ct);
}
