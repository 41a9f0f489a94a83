using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Http;
using Platform.Identity.Access;

namespace Platform.Identity.Features;

public sealed class ChangeApiKeyApiTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Fact]
    public async Task Other_scopes_hold_at_once_with_the_same_secret()
    {
        var key = await Create(new { name = "Reader", scopes = new[] { "tenant.read" } });
        var client = app.WithKey(key.GetProperty("secret").GetString()!);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/v1/api-keys")).StatusCode);

        await app.One.Client.PutAsJsonAsync(Path(key), new { name = "Reader", scopes = new[] { "api-keys.read" } });

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/v1/api-keys")).StatusCode);
    }

    [Fact]
    public async Task A_key_with_a_pace_of_its_own_is_told_so_and_stopped()
    {
        var key = await Create(new { name = "Slow", scopes = new[] { "tenant.read" }, requestsPerMinute = 3 });
        var client = app.WithKey(key.GetProperty("secret").GetString()!);

        var first = await client.GetAsync("/v1/tenant");
        Assert.Equal("\"key\";q=3;w=60", first.Headers.GetValues("RateLimit-Policy").Single());
        Assert.StartsWith("\"key\";r=2;", first.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
        await client.GetAsync("/v1/tenant");
        await client.GetAsync("/v1/tenant");
        var refused = await client.GetAsync("/v1/tenant");

        Assert.Equal((HttpStatusCode.TooManyRequests, "rate.exceeded"), (refused.StatusCode, await refused.Code()));
        Assert.Equal(TimeSpan.FromSeconds(20), refused.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Where_machines_may_knock_often_its_pace_still_holds()
    {
        var key = await Create(new { name = "Slow gateway", scopes = new[] { "telemetry.write" }, requestsPerMinute = 1 });
        var client = app.WithKey(key.GetProperty("secret").GetString()!);

        await client.PostAsJsonAsync("/v1/telemetry", Array.Empty<object>());

        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.PostAsJsonAsync("/v1/telemetry", Array.Empty<object>())).StatusCode);
    }

    [Fact]
    public async Task A_key_for_some_sites_says_so_in_its_claims()
    {
        var site = (await (await app.One.Client.PostAsJsonAsync("/v1/sites", new { name = $"Depot {Guid.NewGuid():N}", address = "1 Quay", timeZone = "Europe/Berlin" })).Json()).GetProperty("id").GetGuid();

        var key = await Create(new { name = "Depot", scopes = new[] { "sites.read" }, sites = new[] { site } });

        var principal = await app.Services.GetRequiredService<ApiKeyChecks>().Check(key.GetProperty("secret").GetString()!, TestContext.Current.CancellationToken);
        Assert.Equal(site.ToString(), Assert.Single(principal!.FindAll(CallClaims.Site)).Value);
        Assert.Equal(site, key.GetProperty("sites")[0].GetGuid());
    }

    [Fact]
    public async Task A_site_of_another_tenant_is_none()
    {
        var theirs = (await (await app.Two.Client.PostAsJsonAsync("/v1/sites", new { name = $"Theirs {Guid.NewGuid():N}", address = "2 Quay", timeZone = "Europe/Berlin" })).Json()).GetProperty("id").GetGuid();

        var refused = await app.One.Client.PostAsJsonAsync("/v1/api-keys", new { name = "Greedy", scopes = new[] { "sites.read" }, sites = new[] { theirs } });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "api-key.unknown-site"), (refused.StatusCode, await refused.Code()));
    }

    [Fact]
    public async Task Another_tenant_does_not_change_it()
    {
        var key = await Create(new { name = "Mine", scopes = new[] { "tenant.read" } });

        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.PutAsJsonAsync(Path(key), new { name = "Theirs", scopes = new[] { "tenant.read" } })).StatusCode);
    }

    [Fact]
    public async Task A_stale_version_is_refused()
    {
        var key = await Create(new { name = "Versioned", scopes = new[] { "tenant.read" } });
        using var request = new HttpRequestMessage(HttpMethod.Put, Path(key)) { Content = JsonContent.Create(new { name = "Other", scopes = new[] { "tenant.read" } }) };
        request.Headers.TryAddWithoutValidation("If-Match", "\"7\"");

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await app.One.Client.SendAsync(request)).StatusCode);
    }

    private async Task<JsonElement> Create(object terms) => await (await app.One.Client.PostAsJsonAsync("/v1/api-keys", terms)).Json();

    private static string Path(JsonElement key) => $"/v1/api-keys/{key.GetProperty("id").GetGuid()}";
}
