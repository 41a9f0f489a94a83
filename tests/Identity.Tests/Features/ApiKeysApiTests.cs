using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Identity.Features;

public sealed class ApiKeysApiTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Fact]
    public async Task A_new_key_shows_its_secret_once()
    {
        var client = app.One.Client;

        var response = await Create(client, "Gateway");
        var created = await response.Json();
        var listed = await (await client.GetAsync(response.Headers.Location)).Json();

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.StartsWith($"{created.GetProperty("prefix").GetString()}_", created.GetProperty("secret").GetString(), StringComparison.Ordinal);
        Assert.Equal(["id", "name", "prefix", "scopes", "sites", "requestsPerMinute", "createdAt", "expiresAt", "lastUsedAt", "previousSecret"], listed.EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task A_new_key_works_at_once_and_only_within_its_scopes()
    {
        var created = await (await Create(app.One.Client, "Reader")).Json();
        var reader = app.WithKey(created.GetProperty("secret").GetString()!);

        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/v1/api-keys")).StatusCode);
        var refused = await reader.PostAsJsonAsync("/v1/api-keys", new { name = "More", scopes = new[] { "api-keys.read" } });
        Assert.Equal((HttpStatusCode.Forbidden, "permission.missing"), (refused.StatusCode, await refused.Code()));
    }

    [Fact]
    public async Task A_key_cannot_make_a_key_that_may_do_more()
    {
        var created = await (await Create(app.One.Client, "Maker", "api-keys.write")).Json();

        var refused = await Create(app.WithKey(created.GetProperty("secret").GetString()!), "Greedy", "tenant.write");

        Assert.Equal((HttpStatusCode.Forbidden, "api-key.scope-beyond-yours"), (refused.StatusCode, await refused.Code()));
    }

    [Fact]
    public async Task Keys_are_listed_latest_first_page_by_page()
    {
        var own = new OwnTenant(app);
        await own.Register();
        var client = app.WithKey(await app.NewKey(own.Id));
        foreach (var name in (string[])["a", "b", "c"]) await Create(client, name);

        var first = await (await client.GetAsync("/v1/api-keys?limit=2")).Json();
        var second = await (await client.GetAsync($"/v1/api-keys?limit=2&cursor={first.GetProperty("next").GetString()}")).Json();

        Assert.Equal(["c", "b"], Names(first));
        Assert.Equal("a", Names(second)[0]);
    }

    [Fact]
    public async Task A_revoked_key_is_gone_from_the_list()
    {
        var client = app.One.Client;
        var id = (await (await Create(client, "Old")).Json()).GetProperty("id").GetGuid();

        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"/v1/api-keys/{id}")).StatusCode);

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/v1/api-keys/{id}")).StatusCode);
        Assert.DoesNotContain(id, (await (await client.GetAsync("/v1/api-keys?limit=200")).Json()).GetProperty("items").EnumerateArray().Select(k => k.GetProperty("id").GetGuid()));
    }

    [Fact]
    public async Task Revoking_twice_is_no_mistake()
    {
        var client = app.One.Client;
        var id = (await (await Create(client, "Old")).Json()).GetProperty("id").GetGuid();
        await client.DeleteAsync($"/v1/api-keys/{id}");

        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"/v1/api-keys/{id}")).StatusCode);
    }

    [Fact]
    public async Task Another_tenant_neither_sees_nor_revokes_it()
    {
        var (owner, stranger) = (app.One.Client, app.Two.Client);
        var id = (await (await Create(owner, "Mine")).Json()).GetProperty("id").GetGuid();

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/v1/api-keys/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.DeleteAsync($"/v1/api-keys/{id}")).StatusCode);
        Assert.DoesNotContain("Mine", Names(await (await stranger.GetAsync("/v1/api-keys?limit=200")).Json()));
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync($"/v1/api-keys/{id}")).StatusCode);
    }

    [Fact]
    public async Task A_stale_version_is_refused()
    {
        var client = app.One.Client;
        var id = (await (await Create(client, "Versioned")).Json()).GetProperty("id").GetGuid();
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/v1/api-keys/{id}");
        request.Headers.TryAddWithoutValidation("If-Match", "\"7\"");

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await client.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("""{"name":"","scopes":["api-keys.read"]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"name":"x"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"name":"x","scopes":[]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"name":"x\u0000","scopes":["api-keys.read"]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"name":"x","scopes":["api-keys.read"],"prefix":"0a1b2c3d4e5f"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"name":"x","scopes":["moon.land"]}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"name":"x","scopes":["api-keys.read"],"expiresAt":"2020-01-01T00:00:00Z"}""", HttpStatusCode.UnprocessableEntity)]
    public async Task What_makes_no_key_is_refused(string body, HttpStatusCode status)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        Assert.Equal(status, (await app.One.Client.PostAsync("/v1/api-keys", content)).StatusCode);
    }

    private static Task<HttpResponseMessage> Create(HttpClient client, string name, string scope = "api-keys.read") =>
        client.PostAsJsonAsync("/v1/api-keys", new { name, scopes = new[] { scope } });

    private static List<string?> Names(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(k => k.GetProperty("name").GetString())];
}
