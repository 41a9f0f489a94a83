using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Platform.TestKit;

namespace Platform.Alerts.Features;

public class AlertmanagerTests(OwnPlatformApp app) : IClassFixture<OwnPlatformApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Unique => $"A{Guid.NewGuid():n}";

    private static async Task Send(TestTenant tenant, params object[] alerts) =>
        Assert.Equal(HttpStatusCode.OK, (await tenant.Client.PostAsJsonAsync("/api/v2/alerts", alerts, Ct)).StatusCode);

    private static object Alert(string name, string more = "") => new { labels = new { alertname = name, more }, annotations = new { summary = "It does not answer" }, generatorURL = "http://prometheus/graph" };

    private static async Task<JsonElement[]> List(TestTenant tenant, string name, string query = "") =>
        [.. (await tenant.Client.GetFromJsonAsync<JsonElement>($"/api/v2/alerts?filter=alertname=\"{name}\"{query}", Ct)).EnumerateArray()];

    [Fact]
    public async Task What_was_sent_is_listed_with_its_fingerprint()
    {
        var name = Unique;
        await Send(app.One, Alert(name));
        var alert = Assert.Single(await List(app.One, name));
        Assert.Equal("active", alert.GetProperty("status").GetProperty("state").GetString());
        Assert.Equal(16, alert.GetProperty("fingerprint").GetString()!.Length);
        Assert.Equal("default", alert.GetProperty("receivers")[0].GetProperty("name").GetString());
        Assert.Equal("http://prometheus/graph", alert.GetProperty("generatorURL").GetString());
    }

    [Fact]
    public async Task Another_tenant_sees_none_of_it()
    {
        var name = Unique;
        await Send(app.One, Alert(name));
        Assert.Empty(await List(app.Two, name));
    }

    [Fact]
    public async Task An_alert_that_ended_is_listed_no_more()
    {
        var name = Unique;
        await Send(app.One, Alert(name));
        await Send(app.One, new { labels = new { alertname = name }, startsAt = DateTimeOffset.UtcNow.AddMinutes(-1), endsAt = DateTimeOffset.UtcNow });
        Assert.Empty(await List(app.One, name));
    }

    [Fact]
    public async Task Of_a_batch_the_good_part_is_kept_and_the_rest_is_named()
    {
        var name = Unique;
        var answer = await app.One.Client.PostAsJsonAsync("/api/v2/alerts", new object[]
        {
            new { labels = new { alertname = name } }, new { labels = new { } }, new { labels = new { alertname = name, x = "2" }, startsAt = "2026-11-21T10:00:00Z", endsAt = "2026-11-21T09:00:00Z" },
        }, Ct);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var said = (await answer.Content.ReadFromJsonAsync<string>(Ct))!;
        Assert.Contains("alert 1: An alert needs at least one label.", said);
        Assert.Contains("alert 2: The start time must be before the end time.", said);
        Assert.Single(await List(app.One, name));
    }

    [Fact]
    public async Task Our_own_endpoint_answers_item_by_item()
    {
        var name = Unique;
        var answer = await (await app.One.Client.PostAsJsonAsync("/v1/alerts", new object[] { new { labels = new { alertname = name } }, new { labels = new { alertname = name }, colour = "red" }, 5 }, Ct)).Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal(1, answer.GetProperty("accepted").GetInt32());
        Assert.Equal(["1 alert.unknown-field", "2 alert.malformed"], answer.GetProperty("rejected").EnumerateArray().Select(r => $"{r.GetProperty("index")} {r.GetProperty("code").GetString()}"));
    }

    [Theory]
    [InlineData("""{"labels": {"alertname": "NAME", "x": "\ud800"}}""")]
    [InlineData("""{"labels": {"alertname": "NAME", "\ud800": "x"}}""")]
    [InlineData("""{"labels": {"alertname": "NAME"}, "annotations": {"summary": "\udc00 is half"}}""")]
    [InlineData("""{"labels": {"alertname": "NAME"}, "generatorURL": "\ud800"}""")]
    [InlineData("""{"labels": {"alertname": "NAME"}, "\ud800": 1}""")]
    [InlineData("""{"labels": {"alertname": "NAME"}, "startsAt": "\ud800"}""")]
    public async Task A_character_that_is_only_half_there_refuses_its_alert_and_nothing_else(string half)
    {
        var (name, halved) = (Unique, Unique);
        var body = $$$"""[{{{half.Replace("NAME", halved, StringComparison.Ordinal)}}}, {"labels": {"alertname": "{{{name}}}"}}]""";
        var answer = await (await app.One.Client.PostAsync("/v1/alerts", new StringContent(body, Encoding.UTF8, "application/json"), Ct)).Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal(1, answer.GetProperty("accepted").GetInt32());
        Assert.Equal("0 alert.malformed", Assert.Single(answer.GetProperty("rejected").EnumerateArray().Select(r => $"{r.GetProperty("index")} {r.GetProperty("code").GetString()}")));

        var theirs = await app.One.Client.PostAsync("/api/v2/alerts", new StringContent(body, Encoding.UTF8, "application/json"), Ct);
        Assert.Equal(HttpStatusCode.BadRequest, theirs.StatusCode);
        Assert.Contains("alert 0: ", await theirs.Content.ReadFromJsonAsync<string>(Ct));
        Assert.Single(await List(app.One, name));
        Assert.Empty(await List(app.One, halved));
    }

    [Theory, InlineData("{"), InlineData("{}"), InlineData("[{}]x"), InlineData("[[[[[[[[[[[[[[")]
    public async Task What_is_no_list_of_alerts_is_refused(string body) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await app.One.Client.PostAsync("/api/v2/alerts", new StringContent(body, Encoding.UTF8, "application/json"), Ct)).StatusCode);

    [Fact]
    public async Task A_bomb_of_labels_is_refused_and_nothing_else()
    {
        var name = Unique;
        var bomb = new { labels = Enumerable.Range(0, 10_000).ToDictionary(n => $"l{n}", _ => "x") };
        var heavy = new { labels = new { alertname = name, heavy = new string('x', 1_000_000) } };
        var answer = await (await app.One.Client.PostAsJsonAsync("/v1/alerts", new object[] { bomb, heavy, new { labels = new { alertname = name } } }, Ct)).Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal((1, 2), (answer.GetProperty("accepted").GetInt32(), answer.GetProperty("rejected").GetArrayLength()));
    }

    [Fact]
    public async Task A_key_may_be_shown_as_a_password()
    {
        using var client = app.Stranger();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"prometheus:{app.One.ApiKey}")));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v2/alerts", Ct)).StatusCode);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_taken_or_told()
    {
        using var client = app.Stranger();
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/v2/alerts", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsJsonAsync("/api/v2/alerts", new[] { Alert("x") }, Ct)).StatusCode);
    }

    [Fact]
    public async Task A_silence_hides_what_it_matches_until_it_is_ended()
    {
        var name = Unique;
        await Send(app.One, Alert(name));
        var silence = await Silence(app.One, new { name = "alertname", value = name, isRegex = false });
        Assert.Equal(silence, Assert.Single(await List(app.One, name)).GetProperty("status").GetProperty("silencedBy")[0].GetString());
        Assert.Empty(await List(app.One, name, "&silenced=false"));

        Assert.Equal(HttpStatusCode.OK, (await app.One.Client.DeleteAsync($"/api/v2/silence/{silence}", Ct)).StatusCode);
        Assert.Equal("active", Assert.Single(await List(app.One, name)).GetProperty("status").GetProperty("state").GetString());
        Assert.Equal("expired", (await app.One.Client.GetFromJsonAsync<JsonElement>($"/api/v2/silence/{silence}", Ct)).GetProperty("status").GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_silence_of_one_tenant_is_nothing_to_another()
    {
        var silence = await Silence(app.One, new { name = "alertname", value = Unique, isRegex = false });
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.GetAsync($"/api/v2/silence/{silence}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.DeleteAsync($"/api/v2/silence/{silence}", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_silence_sent_again_with_other_matchers_ends_and_another_begins()
    {
        var first = await Silence(app.One, new { name = "alertname", value = Unique, isRegex = false });
        var second = await Silence(app.One, new { name = "alertname", value = Unique, isRegex = false }, first);
        Assert.NotEqual(first, second);
        Assert.Equal("expired", (await app.One.Client.GetFromJsonAsync<JsonElement>($"/api/v2/silence/{first}", Ct)).GetProperty("status").GetProperty("state").GetString());
    }

    [Theory, InlineData("(a+)+\\1", true), InlineData("(a{1000}){1000}", true), InlineData("(", true)]
    public async Task An_expression_that_explodes_is_refused(string value, bool isRegex) => Assert.Equal(HttpStatusCode.BadRequest, (await app.One.Client.PostAsJsonAsync("/api/v2/silences",
        new { matchers = new[] { new { name = "alertname", value, isRegex } }, startsAt = DateTimeOffset.UtcNow, endsAt = DateTimeOffset.UtcNow.AddHours(1), createdBy = "me", comment = "because" }, Ct)).StatusCode);

    [Theory, InlineData("", 1), InlineData("planned work", 48)]
    public async Task A_silence_over_everything_needs_a_reason_and_an_end(string comment, int hours) => Assert.Equal(HttpStatusCode.BadRequest, (await app.One.Client.PostAsJsonAsync("/api/v2/silences",
        new { matchers = new[] { new { name = "alertname", value = ".*", isRegex = true } }, startsAt = DateTimeOffset.UtcNow, endsAt = DateTimeOffset.UtcNow.AddHours(hours), createdBy = "me", comment }, Ct)).StatusCode);

    [Fact]
    public async Task Alerts_that_are_told_of_together_are_listed_together()
    {
        var name = Unique;
        await Send(app.One, Alert(name, "1"), Alert(name, "2"));
        var group = Assert.Single((await app.One.Client.GetFromJsonAsync<JsonElement>($"/api/v2/alerts/groups?filter=alertname={name}", Ct)).EnumerateArray());
        Assert.Equal(2, group.GetProperty("alerts").GetArrayLength());
    }

    [Fact]
    public async Task What_fires_and_what_is_silenced_survive_a_restart()
    {
        var (loud, quiet) = (Unique, Unique);
        await Send(app.One, Alert(loud), Alert(quiet));
        await Silence(app.One, new { name = "alertname", value = quiet, isRegex = false });
        await app.Restart();
        Assert.Equal("active", Assert.Single(await List(app.One, loud)).GetProperty("status").GetProperty("state").GetString());
        Assert.Equal("suppressed", Assert.Single(await List(app.One, quiet)).GetProperty("status").GetProperty("state").GetString());
    }

    private static async Task<string> Silence(TestTenant tenant, object matcher, string? id = null)
    {
        var answer = await tenant.Client.PostAsJsonAsync("/api/v2/silences",
            new { id, matchers = new[] { matcher }, startsAt = DateTimeOffset.UtcNow, endsAt = DateTimeOffset.UtcNow.AddHours(1), createdBy = "me", comment = "planned work" }, Ct);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Ct));
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("silenceID").GetString()!;
    }
}
