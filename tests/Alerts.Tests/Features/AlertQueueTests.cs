using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.TestKit;

namespace Platform.Alerts.Features;

public class AlertQueueTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_queue_shows_the_worst_first_from_any_place()
    {
        var word = Word();
        await Send(app.One, (word + "a", "warning", null), (word + "b", "critical", null), (word + "c", "info", null), (word + "d", "error", null));
        await Until(app.One, $"/v1/alerts/window?q={word}", window => Total(window) == 4);
        Assert.Equal(["critical", "error"], Lines(await Get(app.One, $"/v1/alerts/window?q={word}&limit=2")).Select(l => l.GetProperty("alert").GetProperty("severity").GetString()));
        Assert.Equal(["warning", "info"], Lines(await Get(app.One, $"/v1/alerts/window?q={word}&from=2")).Select(l => l.GetProperty("alert").GetProperty("severity").GetString()));
    }

    [Fact]
    public async Task The_queue_in_groups_keeps_those_of_a_site_together_and_says_how_many()
    {
        var (word, sites) = (Word(), new[] { await Site(app.One), await Site(app.One), await Site(app.One) });
        await Send(app.One, [.. sites.SelectMany((site, at) => Enumerable.Range(0, 3 + at).Select(n => ($"{word}{n}", at == 1 ? "critical" : "warning", (string?)site)))]);
        await Until(app.One, $"/v1/alerts/window?q={word}", window => Total(window) == 12);

        var groups = (await Get(app.One, $"/v1/alerts/groups?by=site&q={word}")).GetProperty("items").EnumerateArray().Select(g => (g.GetProperty("key").GetString(), g.GetProperty("count").GetInt32())).ToList();
        Assert.Equal([(sites[1], 4), (sites[2], 5), (sites[0], 3)], groups);
        var whole = Lines(await Get(app.One, $"/v1/alerts/window?group=site&q={word}")).Select(SiteOf).ToList();
        Assert.Equal(groups.SelectMany(g => Enumerable.Repeat(g.Item1, g.Item2)), whole);
        for (var from = 0; from < 12; from++)
            Assert.Equal(whole.Skip(from).Take(6), Lines(await Get(app.One, $"/v1/alerts/window?group=site&q={word}&from={from}&limit=6")).Select(SiteOf));
    }

    [Fact]
    public async Task A_line_names_the_site_and_says_why_nobody_is_told()
    {
        var (word, site) = (Word(), await Site(app.One));
        await Send(app.One, (word, "critical", site));
        await Until(app.One, $"/v1/alerts/window?q={word}", window => Total(window) == 1);
        await Do(app.One, HttpMethod.Post, "/v1/silences", Silence(word));
        var line = Lines(await Until(app.One, $"/v1/alerts/window?q={word}&filter[hidden]=silenced", window => Total(window) == 1))[0];
        Assert.Equal(("silenced", "We know"), (line.GetProperty("hidden").GetProperty("kind").GetString(), line.GetProperty("hidden").GetProperty("by").GetString()));
        Assert.StartsWith("Depot", line.GetProperty("siteName").GetString());
        Assert.Equal(1, (await Get(app.One, $"/v1/alerts/facets?q={word}")).GetProperty("hidden").GetProperty("silenced").GetInt32());
    }

    [Fact]
    public async Task What_was_done_to_many_is_undone_at_once_and_only_once()
    {
        var word = Word();
        await Send(app.One, (word + "a", "warning", null), (word + "b", "warning", null));
        await Until(app.One, $"/v1/alerts/window?q={word}", window => Total(window) == 2);
        var ids = (await Get(app.One, $"/v1/alerts/ids?q={word}")).GetProperty("ids").EnumerateArray().Select(i => i.GetString()!).ToArray();
        await Do(app.One, HttpMethod.Put, $"/v1/alerts/{ids[0]}/acknowledgement");

        var edit = await Do(app.One, HttpMethod.Post, "/v1/alert-edits", new { ids, verb = "acknowledge" });
        Assert.Equal((1, 1), (edit.GetProperty("changed").GetInt32(), edit.GetProperty("unchanged").GetInt32()));
        await Do(app.One, HttpMethod.Delete, $"/v1/alert-edits/{edit.GetProperty("id").GetString()}");
        Assert.Equal(["acknowledged", "open"], await Task.WhenAll(ids.Select(async id => (await Get(app.One, $"/v1/alerts/{id}")).GetProperty("state").GetString()!)));
        Assert.Equal(HttpStatusCode.Conflict, (await app.One.Client.DeleteAsync($"/v1/alert-edits/{edit.GetProperty("id").GetString()}", Ct)).StatusCode);
    }

    [Fact]
    public async Task Another_tenant_sees_neither_lines_nor_counts_nor_undoes_anything()
    {
        var word = Word();
        await Send(app.One, (word, "critical", null));
        var line = Lines(await Until(app.One, $"/v1/alerts/window?q={word}", window => Total(window) == 1))[0];
        var id = line.GetProperty("alert").GetProperty("id").GetString();
        var edit = await Do(app.One, HttpMethod.Post, "/v1/alert-edits", new { ids = new[] { id }, verb = "acknowledge" });
        Assert.Equal(0, Total(await Get(app.Two, $"/v1/alerts/window?q={word}")));
        Assert.Equal(0, (await Get(app.Two, $"/v1/alerts/facets?q={word}")).GetProperty("total").GetInt32());
        foreach (var path in new[] { $"/v1/alerts/{id}/line", $"/v1/alerts/{id}/notifications" })
            Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.GetAsync(path, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.DeleteAsync($"/v1/alert-edits/{edit.GetProperty("id").GetString()}", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_silence_says_before_it_is_kept_what_it_would_hide()
    {
        var word = Word();
        await Send(app.One, (word, "critical", null), (word + "b", "critical", null));
        await Until(app.One, $"/v1/alerts/window?q={word}", window => Total(window) == 2);
        var preview = await Do(app.One, HttpMethod.Post, "/v1/silences/preview", new { matchers = new[] { new { name = "alertname", value = word + ".*", isRegex = true } } });
        Assert.Equal((2, false), (preview.GetProperty("matching").GetInt32(), preview.GetProperty("isOverEverything").GetBoolean()));
        Assert.Equal(2, preview.GetProperty("worst").GetArrayLength());
    }

    [Fact]
    public async Task A_silence_is_kept_changed_and_ended_and_each_is_told()
    {
        var silence = await Do(app.One, HttpMethod.Post, "/v1/silences", Silence(Word()));
        var path = $"/v1/silences/{silence.GetProperty("id").GetString()}";
        Assert.Equal("active", silence.GetProperty("state").GetString());
        Assert.Equal("expired", (await Do(app.One, HttpMethod.Delete, path)).GetProperty("state").GetString());
        Assert.Equal(2, (await Get(app.One, $"{path}/timeline")).GetProperty("items").GetArrayLength());
        Assert.Equal(HttpStatusCode.Conflict, (await app.One.Client.DeleteAsync(path, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.GetAsync(path, Ct)).StatusCode);
    }

    [Fact]
    public async Task A_silence_without_a_reason_is_refused()
    {
        var silence = new { matchers = new[] { new { name = "alertname", value = "x", isRegex = false } }, endsAt = DateTimeOffset.UtcNow.AddHours(1), comment = "" };
        Assert.Equal(HttpStatusCode.BadRequest, (await app.One.Client.PostAsJsonAsync("/v1/silences", silence, Ct)).StatusCode);
    }

    [Fact]
    public async Task A_maintenance_window_says_when_it_comes_next_by_the_clock_of_its_zone()
    {
        var next = (await Do(app.One, HttpMethod.Post, "/v1/alert-policy/occurrences", new { startsAt = "2026-01-03T02:00:00", durationMinutes = 120, timeZone = "Europe/Berlin", rule = "FREQ=WEEKLY;BYDAY=SA" })).GetProperty("next");
        Assert.Equal(5, next.GetArrayLength());
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        Assert.All(next.EnumerateArray(), o => Assert.Equal((DayOfWeek.Saturday, 2), TimeZoneInfo.ConvertTime(o.GetProperty("from").GetDateTimeOffset(), berlin) switch { var at => (at.DayOfWeek, at.Hour) }));
    }

    private static object Silence(string name) => new { matchers = new[] { new { name = "alertname", value = name, isRegex = false } }, endsAt = DateTimeOffset.UtcNow.AddHours(1), comment = "We know" };

    private static string Word() => $"Q{Guid.NewGuid():n}";
    private static int Total(JsonElement window) => window.GetProperty("total").GetInt32();
    private static List<JsonElement> Lines(JsonElement window) => [.. window.GetProperty("items").EnumerateArray()];
    private static string? SiteOf(JsonElement line) => line.GetProperty("alert").GetProperty("siteId").GetString();

    private static async Task<string> Site(TestTenant tenant) =>
        (await Do(tenant, HttpMethod.Post, "/v1/sites", new { name = $"Depot {Guid.NewGuid()}", address = "Kai 1", timeZone = "Europe/Berlin" })).GetProperty("id").GetString()!;

    private static async Task Send(TestTenant tenant, params (string Name, string Severity, string? Site)[] alerts) =>
        Assert.Equal(HttpStatusCode.OK, (await tenant.Client.PostAsJsonAsync("/v1/alerts", alerts.Select(a => new { labels = a.Site is null
            ? new Dictionary<string, string> { ["alertname"] = a.Name, ["severity"] = a.Severity }
            : new() { ["alertname"] = a.Name, ["severity"] = a.Severity, ["site"] = a.Site } }), Ct)).StatusCode);

    private static Task<JsonElement> Get(TestTenant tenant, string path) => tenant.Client.GetFromJsonAsync<JsonElement>(path, Ct);

    private static async Task<JsonElement> Until(TestTenant tenant, string path, Func<JsonElement, bool> isSo)
    {
        for (var hang = DateTime.UtcNow.AddMinutes(1); ; await Task.Delay(50, Ct))
        {
            var now = await Get(tenant, path);
            if (isSo(now)) return now;
            Assert.True(DateTime.UtcNow < hang, $"It stayed as it was: {now}");
        }
    }

    private static async Task<JsonElement> Do(TestTenant tenant, HttpMethod method, string path, object? body = null)
    {
        var response = await tenant.Client.SendAsync(new(method, path) { Content = body is null ? null : JsonContent.Create(body) }, Ct);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Ct));
        return await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }
}
