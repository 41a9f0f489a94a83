using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.TestKit;

namespace Platform.Identity.Audit;

public sealed class AuditApiTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    private const string Agent = "Audited Browser 7";

    [Fact]
    public async Task A_change_is_told_with_who_when_from_where_and_what_it_was_before()
    {
        var (own, browser) = await Company();
        await browser.PatchAsJsonAsync("/v1/tenant", new { name = "Renamed" });

        var entry = (await Trail(browser, "?limit=1"))[0];

        Assert.Equal("tenant.renamed.v1", entry.GetProperty("kind").GetString());
        Assert.Equal("Own is now called Renamed", entry.GetProperty("text").GetString());
        Assert.Equal("Ada", entry.GetProperty("actor").GetProperty("name").GetString());
        Assert.Equal(("tenant", own.Id.Value), (entry.GetProperty("record").GetProperty("kind").GetString(), entry.GetProperty("record").GetProperty("id").GetGuid()));
        Assert.Equal(("127.0.0.1", Agent), (entry.GetProperty("from").GetProperty("address").GetString(), entry.GetProperty("from").GetProperty("agent").GetString()));
        Assert.Matches("^[0-9a-f]{32}$", entry.GetProperty("traceId").GetString());
        var change = Assert.Single(entry.GetProperty("changes").EnumerateArray());
        Assert.Equal(("name", "Own", "Renamed"), (change.GetProperty("field").GetString(), change.GetProperty("before").GetString(), change.GetProperty("after").GetString()));
    }

    [Fact]
    public async Task What_one_request_changed_is_found_by_its_trace_id()
    {
        var (_, browser) = await Company();
        await browser.PatchAsJsonAsync("/v1/tenant", new { name = "Traced" });
        var trace = (await Trail(browser, "?limit=1"))[0].GetProperty("traceId").GetString();

        Assert.Equal(["tenant.renamed.v1"], Kinds(await Trail(browser, $"?filter[traceId]={trace}")));
    }

    [Fact]
    public async Task Signing_in_and_failing_to_is_told()
    {
        var (own, browser) = await Company();
        await app.Visitor().PostAsJsonAsync("/v1/session", new { email = own.Email, password = "wrong-Password-1" });

        Assert.Equal(["user.sign-in-refused.v1", "session.started.v1"], Kinds(await Trail(browser, "?filter[kind]=user.sign-in-refused,session")));
    }

    [Fact]
    public async Task A_refusal_of_access_is_told_once_however_often_somebody_knocks()
    {
        var (_, browser) = await Company();
        var made = await (await browser.PostAsJsonAsync("/v1/api-keys", new { name = "Curious", scopes = new[] { "tenant.read" } })).Json();
        var curious = app.WithKey(made.GetProperty("secret").GetString()!);
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.Forbidden, (await curious.GetAsync("/v1/api-keys")).StatusCode);

        var refusals = await Eventually(() => Trail(browser, "?filter[kind]=access"), found => found.Count > 0);

        Assert.Equal("Was refused GET /v1/api-keys, which needs api-keys.read", Assert.Single(refusals).GetProperty("text").GetString());
        Assert.Equal("Curious", refusals[0].GetProperty("actor").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Reaching_for_more_than_one_has_is_told_too()
    {
        var (_, browser) = await Company();
        var made = await (await browser.PostAsJsonAsync("/v1/api-keys", new { name = "Ambitious", scopes = new[] { "api-keys.write" } })).Json();
        var ambitious = app.WithKey(made.GetProperty("secret").GetString()!);
        Assert.Equal("api-key.scope-beyond-yours", await (await ambitious.PostAsJsonAsync("/v1/api-keys", new { name = "More", scopes = new[] { "devices.read" } })).Code());

        var refusals = await Eventually(() => Trail(browser, "?filter[kind]=access"), found => found.Count > 0);

        Assert.Equal("Was refused POST /v1/api-keys by the rule api-key.scope-beyond-yours", Assert.Single(refusals).GetProperty("text").GetString());
    }

    [Fact]
    public async Task The_trail_goes_back_page_by_page_and_repeats_nothing()
    {
        var (_, browser) = await Company();
        for (var i = 0; i < 5; i++) await browser.PatchAsJsonAsync("/v1/tenant", new { name = $"Name {i}" });

        var seen = new List<string>();
        for (string? cursor = null, next = ""; next is not null; cursor = next)
        {
            var page = await browser.GetFromJsonAsync<JsonElement>($"/v1/audit?limit=2&filter[kind]=tenant{(cursor is null ? "" : $"&cursor={cursor}")}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("id").GetString()!));
            next = page.GetProperty("next").GetString();
        }

        Assert.Equal(6, seen.Count);
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task Entries_are_found_by_actor_record_words_and_time()
    {
        var (own, browser) = await Company();
        await browser.PatchAsJsonAsync("/v1/tenant", new { name = "Findable" });
        var entry = (await Trail(browser, "?limit=1"))[0];
        var (actor, at) = (entry.GetProperty("actor").GetProperty("id").GetGuid(), Uri.EscapeDataString(entry.GetProperty("at").GetString()!));

        Assert.All(await Trail(browser, $"?filter[actor]={actor}"), e => Assert.Equal(actor, e.GetProperty("actor").GetProperty("id").GetGuid()));
        Assert.All(await Trail(browser, $"?filter[record]={own.Id}"), e => Assert.Equal("tenant", e.GetProperty("record").GetProperty("kind").GetString()));
        Assert.Equal(["tenant.renamed.v1"], Kinds(await Trail(browser, "?q=findable")));
        Assert.Equal(["tenant.renamed.v1"], Kinds(await Trail(browser, $"?filter[at][gte]={at}")));
        Assert.DoesNotContain("tenant.renamed.v1", Kinds(await Trail(browser, $"?filter[at][lt]={at}")));
        Assert.Contains("session.started.v1", Kinds(await Trail(browser, "?q=ada")));
    }

    [Fact]
    public async Task The_export_is_a_table_a_spreadsheet_does_not_execute()
    {
        var (_, browser) = await Company();
        await browser.PatchAsJsonAsync("/v1/tenant", new { name = "=HYPERLINK(\"x\"), Ltd" });

        var response = await browser.GetAsync("/v1/audit/export?filter[kind]=tenant.renamed");
        var lines = (await response.Content.ReadAsStringAsync()).Trim('\uFEFF', '\r', '\n').Split(Environment.NewLine);

        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("audit-", response.Content.Headers.ContentDisposition?.FileName, StringComparison.Ordinal);
        Assert.Equal(2, lines.Length);
        Assert.Contains(",name,Own,\"'=HYPERLINK(\"\"x\"\"), Ltd\",127.0.0.1," + Agent, lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_tenant_sees_nothing_of_it()
    {
        var (own, browser) = await Company();
        var user = (await Trail(browser, "?filter[kind]=user"))[0].GetProperty("record").GetProperty("id").GetGuid();

        Assert.Empty(await Trail(app.Two.Client, $"?filter[record]={user}"));
        Assert.Empty(await Trail(app.Two.Client, $"?filter[record]={own.Id}"));
        Assert.DoesNotContain(own.Id.ToString(), await app.Two.Client.GetStringAsync("/v1/audit/export"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?filter[actor]=nobody"), InlineData("?filter[at][gte]=yesterday"), InlineData("?filter[traceId]=xyz"), InlineData("?cursor=forged"), InlineData("?sort=name"), InlineData("?limit=0")]
    public async Task What_cannot_be_asked_is_refused(string query) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await app.One.Client.GetAsync("/v1/audit" + query)).StatusCode);

    [Fact]
    public async Task Reading_it_needs_its_permission()
    {
        var made = await (await app.One.Client.PostAsJsonAsync("/v1/api-keys", new { name = "Reader", scopes = new[] { "tenant.read" } })).Json();
        var reader = app.WithKey(made.GetProperty("secret").GetString()!);

        foreach (var path in (string[])["/v1/audit", "/v1/audit/kinds", "/v1/audit/export"])
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Who_watches_is_told_when_it_grows()
    {
        await using var live = await LiveClient.Connect(new($"{app.Url}/v1/live"), socket => socket.SetRequestHeader("Authorization", $"Bearer {app.One.ApiKey}"), TestContext.Current.CancellationToken);
        await live.Subscribe("audit");
        await app.One.Client.PatchAsJsonAsync("/v1/tenant", new { name = $"Northwind {Guid.NewGuid()}" });

        var frame = await live.Frames.ReadAsync(TestContext.Current.CancellationToken);

        Assert.Equal("grown", frame.Kind);
    }

    private async Task<(OwnTenant Own, HttpClient Browser)> Company()
    {
        var own = new OwnTenant(app);
        await own.Register();
        return (own, await app.BrowserOf(own.Email, own.Password, Agent));
    }

    private static async Task<List<JsonElement>> Trail(HttpClient client, string query) =>
        [.. (await client.GetFromJsonAsync<JsonElement>("/v1/audit" + query)).GetProperty("items").EnumerateArray()];

    private static List<string?> Kinds(IEnumerable<JsonElement> entries) => [.. entries.Select(e => e.GetProperty("kind").GetString())];

    private static async Task<T> Eventually<T>(Func<Task<T>> ask, Func<T, bool> enough)
    {
        for (var tries = 0; ; tries++)
            if (await ask() is var found && (enough(found) || tries == 1200)) return found;
            else await Task.Delay(50);
    }
}
