using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.TestKit;

namespace Platform.Alerts.Features;

public class AlertRecordsTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_alert_becomes_a_record_with_a_number()
    {
        var alert = await Fired(app.One);
        Assert.StartsWith("A-", alert.GetProperty("number").GetString());
        Assert.Equal(("open", "critical"), (State(alert), alert.GetProperty("severity").GetString()));
        Assert.Equal(Id(alert), Id(await app.One.Client.GetFromJsonAsync<JsonElement>($"/v1/alerts/{alert.GetProperty("number").GetString()}", Ct)));
    }

    [Fact]
    public async Task The_record_of_an_alert_is_resolved_when_its_source_says_so()
    {
        var alert = await Fired(app.One);
        await Send(app.One, Name(alert), ended: true);
        await Until(app.One, alert, a => State(a) == "resolved");
    }

    [Fact]
    public async Task An_alert_that_comes_back_soon_is_the_same_record()
    {
        var alert = await Fired(app.One);
        await Send(app.One, Name(alert), ended: true);
        await Until(app.One, alert, a => State(a) == "resolved");
        await Send(app.One, Name(alert));
        Assert.Equal(1, (await Until(app.One, alert, a => State(a) == "open")).GetProperty("recurrences").GetInt32());
    }

    [Fact]
    public async Task Repeated_reports_make_one_record()
    {
        var alert = await Fired(app.One);
        for (var n = 0; n < 5; n++) await Send(app.One, Name(alert));
        Assert.Single((await app.One.Client.GetFromJsonAsync<JsonElement>($"/v1/alerts?q={Name(alert)}", Ct)).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task An_alert_is_acknowledged_and_put_off_and_resolved_and_reopened_and_its_timeline_tells()
    {
        var alert = await Fired(app.One);
        var path = $"/v1/alerts/{Id(alert)}";
        Assert.Equal("acknowledged", State(await Do(app.One, HttpMethod.Put, $"{path}/acknowledgement")));
        Assert.Equal("snoozed", State(await Do(app.One, HttpMethod.Put, $"{path}/snooze", new { until = DateTimeOffset.UtcNow.AddHours(1) })));
        Assert.Equal("open", State(await Do(app.One, HttpMethod.Delete, $"{path}/snooze")));
        Assert.Equal("resolved", State(await Do(app.One, HttpMethod.Put, $"{path}/resolution")));
        Assert.Equal("open", State(await Do(app.One, HttpMethod.Delete, $"{path}/resolution")));
        Assert.Equal("resolved", State(await Do(app.One, HttpMethod.Put, $"{path}/resolution")));
        Assert.Equal("closed", State(await Do(app.One, HttpMethod.Put, $"{path}/closure")));
        Assert.Equal(8, (await app.One.Client.GetFromJsonAsync<JsonElement>($"{path}/timeline", Ct)).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task An_open_alert_is_not_closed() =>
        Assert.Equal(HttpStatusCode.Conflict, (await app.One.Client.PutAsync($"/v1/alerts/{Id(await Fired(app.One))}/closure", null, Ct)).StatusCode);

    [Fact]
    public async Task A_change_of_what_somebody_else_changed_first_is_refused()
    {
        var alert = await Fired(app.One);
        var request = new HttpRequestMessage(HttpMethod.Put, $"/v1/alerts/{Id(alert)}/acknowledgement") { Headers = { { "If-Match", "\"99\"" } } };
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await app.One.Client.SendAsync(request, Ct)).StatusCode);
    }

    [Fact]
    public async Task Another_tenant_finds_no_alert()
    {
        var alert = await Fired(app.One);
        foreach (var path in new[] { "", "/timeline", "/comments", "/suppressions" })
            Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.GetAsync($"/v1/alerts/{Id(alert)}{path}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.PutAsync($"/v1/alerts/{Id(alert)}/acknowledgement", null, Ct)).StatusCode);
    }

    [Fact]
    public async Task Comments_are_listed_in_their_order()
    {
        var path = $"/v1/alerts/{Id(await Fired(app.One))}/comments";
        foreach (var text in new[] { "Somebody is on the way", "It was the fuse" }) Assert.Equal(HttpStatusCode.Created, (await app.One.Client.PostAsJsonAsync(path, new { text }, Ct)).StatusCode);
        Assert.Equal(["Somebody is on the way", "It was the fuse"], (await app.One.Client.GetFromJsonAsync<JsonElement>(path, Ct)).GetProperty("items").EnumerateArray().Select(c => c.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task More_comments_at_once_than_the_database_has_sessions_are_all_kept()
    {
        var same = $"/v1/alerts/{Id(await Fired(app.One))}/comments";
        var others = await Task.WhenAll(Enumerable.Range(0, 30).Select(async _ => $"/v1/alerts/{Id(await Fired(app.One))}/comments"));
        var said = await Task.WhenAll(others.Concat(Enumerable.Repeat(same, 30)).Select(at => app.One.Client.PostAsJsonAsync(at, new { text = "Seen" }, Ct)));
        Assert.All(said, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
    }

    [Fact]
    public async Task Many_are_changed_at_once_and_each_is_answered()
    {
        var (open, over) = (Id(await Fired(app.One)), Id(await Fired(app.One)));
        await Do(app.One, HttpMethod.Put, $"/v1/alerts/{over}/resolution");
        var answer = await Do(app.One, HttpMethod.Post, "/v1/alert-edits", new { ids = new[] { open, over, $"{Guid.NewGuid()}" }, verb = "acknowledge" });
        Assert.Equal((1, 2), (answer.GetProperty("changed").GetInt32(), answer.GetProperty("refused").GetArrayLength()));
    }

    [Fact]
    public async Task Why_nobody_is_told_of_an_alert_is_listed()
    {
        var alert = await Fired(app.One);
        await Do(app.One, HttpMethod.Post, "/api/v2/silences", new
        {
            matchers = new[] { new { name = "alertname", value = Name(alert), isRegex = false } }, startsAt = DateTimeOffset.UtcNow, endsAt = DateTimeOffset.UtcNow.AddHours(1), createdBy = "me", comment = "We know",
        });
        var path = $"/v1/alerts/{Id(alert)}/suppressions";
        for (var hang = DateTime.UtcNow.AddMinutes(1); ; await Task.Delay(50, Ct))
        {
            var listed = (await app.One.Client.GetFromJsonAsync<JsonElement>(path, Ct)).GetProperty("items");
            if (listed.GetArrayLength() == 0 && DateTime.UtcNow < hang) continue;
            Assert.Equal(("silenced", "We know"), (listed[0].GetProperty("kind").GetString(), listed[0].GetProperty("byName").GetString()));
            return;
        }
    }

    [Fact]
    public async Task Alerts_are_listed_by_state_and_severity()
    {
        var alert = await Fired(app.One);
        await Do(app.One, HttpMethod.Put, $"/v1/alerts/{Id(alert)}/acknowledgement");
        Assert.Single((await app.One.Client.GetFromJsonAsync<JsonElement>($"/v1/alerts?q={Name(alert)}&filter[state]=acknowledged&filter[severity]=critical", Ct)).GetProperty("items").EnumerateArray());
        Assert.Empty((await app.One.Client.GetFromJsonAsync<JsonElement>($"/v1/alerts?q={Name(alert)}&filter[state]=open", Ct)).GetProperty("items").EnumerateArray());
        Assert.Equal(HttpStatusCode.BadRequest, (await app.One.Client.GetAsync("/v1/alerts?filter[state]=angry", Ct)).StatusCode);
    }

    [Fact]
    public async Task An_alert_that_names_a_site_is_at_that_site()
    {
        var site = Id(await Do(app.One, HttpMethod.Post, "/v1/sites", new { name = $"Depot {Guid.NewGuid()}", address = "Kai 1", timeZone = "Europe/Berlin" }));
        Assert.Equal(site, (await Fired(app.One, site)).GetProperty("siteId").GetString());
    }

    private static async Task<JsonElement> Fired(TestTenant tenant, string? site = null)
    {
        var name = $"A{Guid.NewGuid():n}";
        await Send(tenant, name, site: site);
        for (var hang = DateTime.UtcNow.AddMinutes(1); ; await Task.Delay(50, Ct))
        {
            var items = (await tenant.Client.GetFromJsonAsync<JsonElement>($"/v1/alerts?q={name}", Ct)).GetProperty("items");
            if (items.GetArrayLength() > 0) return items[0];
            Assert.True(DateTime.UtcNow < hang, "The alert never became a record.");
        }
    }

    private static async Task<JsonElement> Until(TestTenant tenant, JsonElement alert, Func<JsonElement, bool> isSo)
    {
        for (var hang = DateTime.UtcNow.AddMinutes(1); ; await Task.Delay(50, Ct))
        {
            var now = await tenant.Client.GetFromJsonAsync<JsonElement>($"/v1/alerts/{Id(alert)}", Ct);
            if (isSo(now)) return now;
            Assert.True(DateTime.UtcNow < hang, $"The record stayed as it was: {now}");
        }
    }

    private static async Task Send(TestTenant tenant, string name, bool ended = false, string? site = null)
    {
        var labels = new Dictionary<string, string> { ["alertname"] = name, ["severity"] = "critical" };
        if (site is not null) labels["site"] = site;
        object alert = ended ? new { labels, startsAt = DateTimeOffset.UtcNow.AddMinutes(-1), endsAt = DateTimeOffset.UtcNow } : new { labels };
        Assert.Equal(HttpStatusCode.OK, (await tenant.Client.PostAsJsonAsync("/v1/alerts", new[] { alert }, Ct)).StatusCode);
    }

    private static async Task<JsonElement> Do(TestTenant tenant, HttpMethod method, string path, object? body = null)
    {
        var response = await tenant.Client.SendAsync(new(method, path) { Content = body is null ? null : JsonContent.Create(body) }, Ct);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Ct));
        return await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    private static string Id(JsonElement record) => record.GetProperty("id").GetString()!;
    private static string State(JsonElement alert) => alert.GetProperty("state").GetString()!;
    private static string Name(JsonElement alert) => alert.GetProperty("name").GetString()!;
}
