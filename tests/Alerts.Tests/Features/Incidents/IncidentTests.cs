using System.Net;
using System.Text.Json;
using Platform.TestKit;

namespace Platform.Alerts.Features.Incidents;

public class IncidentTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private Caller Caller { get; } = new(app.One.Client);
    private Caller Stranger { get; } = new(app.Two.Client);

    [Fact]
    public async Task Alerts_become_an_incident_that_people_lead_and_learn_from()
    {
        var (one, two) = (await Caller.Fire(("severity", "critical")), await Caller.Fire(("severity", "high")));
        var path = await Opened(one, two);
        Assert.Equal(2, (await Caller.Get($"{path}/alerts")).GetProperty("items").GetArrayLength());
        var person = (await Caller.Get("/v1/users")).GetProperty("items")[0].GetProperty("id").GetString();
        Assert.Equal("commander", (await Caller.Put($"{path}/roles/commander", new { personId = person })).GetProperty("roles")[0].GetProperty("role").GetString());
        Assert.Equal(1, (await Caller.Post($"{path}/updates", new { text = "An electrician is on the way" })).GetProperty("updates").GetInt32());
        Assert.Equal("mitigated", State(await Caller.Put($"{path}/mitigation")));
        Assert.Equal("resolved", State(await Caller.Put($"{path}/resolution")));
        Assert.Equal("reviewed", State(await Caller.Put($"{path}/review", new { summary = "A fuse. We keep spare ones from now on." })));
        Assert.Equal([false, true], (await Caller.Get($"{path}/updates")).GetProperty("items").EnumerateArray().Select(u => u.GetProperty("isSummary").GetBoolean()));
        var told = await Caller.Timeline(path);
        Assert.Contains("incident.reviewed.v1", told);
        Assert.Equal(2, told.Count(kind => kind == "alert.opened.v1"));
    }

    [Fact]
    public async Task An_alert_belongs_to_one_incident()
    {
        var alert = await Caller.Fire();
        var path = await Opened(alert);
        Assert.Equal(HttpStatusCode.Conflict, await Caller.StatusOf(HttpMethod.Post, "/v1/incidents", new { alertIds = new[] { alert } }));
        Assert.Equal(path, $"/v1/incidents/{(await Caller.Get($"/v1/incidents?filter[alertId]={alert}")).GetProperty("items")[0].GetProperty("id").GetString()}");
        Assert.Equal(0, (await Caller.Delete($"{path}/alerts/{alert}")).GetProperty("alerts").GetInt32());
        await Opened(alert);
    }

    [Fact]
    public async Task Alerts_are_added_to_an_incident()
    {
        var path = await Opened(await Caller.Fire());
        var more = await Caller.Fire();
        Assert.Equal(2, (await Caller.Post($"{path}/alerts", new { alertIds = new[] { more } })).GetProperty("alerts").GetInt32());
        Assert.Equal(2, (await Caller.Post($"{path}/alerts", new { alertIds = new[] { more } })).GetProperty("alerts").GetInt32());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Caller.StatusOf(HttpMethod.Post, $"{path}/alerts", new { alertIds = new[] { Guid.NewGuid() } }));
    }

    [Fact]
    public async Task What_was_learned_is_put_better_and_what_it_said_before_is_kept()
    {
        var path = await Opened(await Caller.Fire());
        await Caller.Put($"{path}/resolution");
        await Caller.Put($"{path}/review", new { summary = "A fuse." });
        Assert.Equal("reviewed", State(await Caller.Put($"{path}/review", new { summary = "A fuse. We keep spare ones from now on." })));
        Assert.Equal(["A fuse.", "A fuse. We keep spare ones from now on."], (await Caller.Get($"{path}/updates")).GetProperty("items").EnumerateArray().Select(u => u.GetProperty("text").GetString()));
        Assert.Equal("resolved", State(await Caller.Delete($"{path}/review")));
    }

    [Fact]
    public async Task An_incident_that_was_merged_comes_apart_as_it_was()
    {
        var (one, two, three) = (await Opened(await Caller.Fire()), await Opened(await Caller.Fire(), await Caller.Fire()), await Opened(await Caller.Fire()));
        Assert.Equal("merged", State(await Caller.Put($"{one}/merge", new { into = Id(two) })));
        Assert.Equal(3, Alerts(await Caller.Get(two)));
        await Caller.Put($"{two}/merge", new { into = Id(three) });
        Assert.Equal((4, 0), (await Members(three), await Members(two)));

        Assert.Equal("open", State(await Caller.Delete($"{two}/merge")));
        Assert.Equal((1, 3, 0), (await Members(three), await Members(two), await Members(one)));
        Assert.Equal(1, Alerts(await Caller.Delete($"{one}/merge")));
        Assert.Equal((1, 2, 1), (await Members(three), await Members(two), await Members(one)));
        Assert.Equal((1, 2, 1), (Alerts(await Caller.Get(three)), Alerts(await Caller.Get(two)), Alerts(await Caller.Get(one))));
        Assert.Contains("incident.alerts-returned.v1", await Caller.Timeline(two));
    }

    [Fact]
    public async Task What_was_merged_is_changed_where_it_went()
    {
        var (one, two) = (await Opened(await Caller.Fire()), await Opened(await Caller.Fire()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Caller.StatusOf(HttpMethod.Put, $"{one}/merge", new { into = Id(one) }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Caller.StatusOf(HttpMethod.Put, $"{one}/merge", new { into = Guid.NewGuid() }));
        await Caller.Put($"{one}/merge", new { into = Id(two) });
        foreach (var verb in new[] { "resolution", "mitigation" }) Assert.Equal(HttpStatusCode.Conflict, await Caller.StatusOf(HttpMethod.Put, $"{one}/{verb}"));
        Assert.Equal(HttpStatusCode.Conflict, await Caller.StatusOf(HttpMethod.Put, $"{two}/merge", new { into = Id(one) }));
    }

    [Fact]
    public async Task A_line_says_how_bad_it_is_and_who_takes_care_of_it()
    {
        var (low, high) = (await Caller.Fire(("severity", "low")), await Caller.Fire(("severity", "critical")));
        var path = await Opened(low, high);
        var person = (await Caller.Get("/v1/users")).GetProperty("items")[0];
        await Caller.Put($"{path}/roles/scribe", new { personId = person.GetProperty("id").GetString() });
        await Caller.Put($"/v1/alerts/{high}/resolution");
        var line = (await Caller.Get($"/v1/incidents/lines?filter[alertId]={low}")).GetProperty("items")[0];
        Assert.Equal(("low", 1), (line.GetProperty("severity").GetString(), line.GetProperty("active").GetInt32()));
        Assert.Equal(person.GetProperty("name").GetString(), line.GetProperty("people")[0].GetProperty("name").GetString());
        Assert.Equal(2, (await Caller.Get($"/v1/alerts/window?filter[incident]={Id(path)}")).GetProperty("total").GetInt32());
        Assert.Equal(Id(path), (await Caller.Get($"/v1/alerts/{low}/line")).GetProperty("incident").GetProperty("id").GetString());
        Assert.True((await Caller.Get("/v1/incidents/facets")).GetProperty("states").GetProperty("open").GetInt32() > 0);
    }

    [Fact]
    public async Task Another_tenant_finds_no_incident()
    {
        var path = await Opened(await Caller.Fire());
        foreach (var more in new[] { "", "/line", "/alerts", "/updates", "/timeline" }) Assert.Equal(HttpStatusCode.NotFound, await Stranger.StatusOf(HttpMethod.Get, path + more));
        Assert.Equal(HttpStatusCode.NotFound, await Stranger.StatusOf(HttpMethod.Put, $"{path}/resolution"));
        Assert.Equal(HttpStatusCode.NotFound, await Stranger.StatusOf(HttpMethod.Put, $"{path}/merge", new { into = Id(path) }));
        Assert.Empty((await Stranger.Get($"/v1/alerts/window?filter[incident]={Id(path)}")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_storm_of_a_site_becomes_one_incident()
    {
        var name = $"Depot {Guid.NewGuid()}";
        var site = await Stranger.Site(name);
        var word = $"W{Guid.NewGuid():n}";
        await Stranger.Put("/v1/alert-policy", new { @default = new { name = "default", matchers = Array.Empty<object>(), groupBy = new[] { "alertname" }, waitSeconds = 0, intervalSeconds = 1, repeatSeconds = 3600 }, stormAt = 5 });
        await Stranger.Send([.. Enumerable.Range(0, 20).Select(n => new { labels = new { alertname = $"{word}{n}", site } })]);
        JsonElement incidents = default;
        await Features.Caller.Until(async () => (incidents = (await Stranger.Get($"/v1/incidents?filter[siteId]={site}")).GetProperty("items")).GetArrayLength() > 0);
        var storm = Assert.Single(incidents.EnumerateArray());
        Assert.Equal((true, 20), (storm.GetProperty("isStorm").GetBoolean(), storm.GetProperty("alerts").GetInt32()));
        Assert.Contains(name, storm.GetProperty("title").GetString());
        var told = (await Stranger.Get($"/v1/alerts/{(await Stranger.Get($"/v1/incidents/{storm.GetProperty("id").GetString()}/alerts")).GetProperty("items")[0].GetProperty("id").GetString()}/notifications")).GetProperty("items")[0];
        Assert.Equal(storm.GetProperty("id").GetString(), (await Stranger.Get($"/v1/incidents/{told.GetProperty("id").GetString()}")).GetProperty("id").GetString());
    }

    private async Task<string> Opened(params Guid[] alerts) => $"/v1/incidents/{(await Caller.Post("/v1/incidents", new { alertIds = alerts })).GetProperty("id").GetString()}";

    private async Task<int> Members(string path) => (await Caller.Get($"{path}/alerts")).GetProperty("items").GetArrayLength();

    private static string Id(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static int Alerts(JsonElement incident) => incident.GetProperty("alerts").GetInt32();

    private static string? State(JsonElement incident) => incident.GetProperty("state").GetString();
}
