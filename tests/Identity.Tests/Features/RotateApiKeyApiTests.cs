using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Identity.Access;

namespace Platform.Identity.Features;

public sealed class RotateApiKeyApiTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Fact]
    public async Task Both_secrets_work_while_programs_change_over()
    {
        var key = await Create();

        var rotated = await Rotate(key, "PT1H");

        Assert.NotEqual(Secret(key), Secret(rotated));
        Assert.Equal(HttpStatusCode.OK, await Ask(Secret(key)));
        Assert.Equal(HttpStatusCode.OK, await Ask(Secret(rotated)));
        Assert.StartsWith(key.GetProperty("prefix").GetString()!, Secret(rotated), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_seen_whether_anybody_still_uses_the_secret_before()
    {
        var key = await Create();
        var rotated = await Rotate(key, "PT1H");
        await Ask(Secret(rotated));
        await app.Services.GetRequiredService<ApiKeyUses>().Flush(TestContext.Current.CancellationToken);
        Assert.Equal(JsonValueKind.Null, (await Previous(key)).GetProperty("lastUsedAt").ValueKind);

        await Ask(Secret(key));
        await app.Services.GetRequiredService<ApiKeyUses>().Flush(TestContext.Current.CancellationToken);

        Assert.Equal(JsonValueKind.String, (await Previous(key)).GetProperty("lastUsedAt").ValueKind);
    }

    [Fact]
    public async Task When_the_overlap_is_over_only_the_new_secret_works()
    {
        var key = await Create();
        var rotated = await Rotate(key, "PT1S");

        await Task.Delay(TimeSpan.FromSeconds(1.1), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(Secret(key)));
        Assert.Equal(HttpStatusCode.OK, await Ask(Secret(rotated)));
    }

    [Fact]
    public async Task Without_an_overlap_the_secret_before_stops_at_once()
    {
        var key = await Create();
        await Ask(Secret(key));

        var rotated = await Rotate(key, "PT0S");

        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(Secret(key)));
        Assert.Equal(HttpStatusCode.OK, await Ask(Secret(rotated)));
    }

    [Fact]
    public async Task A_second_rotation_ends_the_first_secret()
    {
        var key = await Create();
        var second = await Rotate(key, "PT1H");
        var third = await Rotate(key, "PT1H");

        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.OK, HttpStatusCode.OK], [await Ask(Secret(key)), await Ask(Secret(second)), await Ask(Secret(third))]);
    }

    [Fact]
    public async Task Revoking_ends_both_secrets()
    {
        var key = await Create();
        var rotated = await Rotate(key, "PT1H");

        await app.One.Client.DeleteAsync(Path(key));

        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized], [await Ask(Secret(key)), await Ask(Secret(rotated))]);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(app.One.Client, key, "PT1H")).StatusCode);
    }

    [Fact]
    public async Task Another_tenant_does_not_rotate_it()
    {
        var key = await Create();

        Assert.Equal(HttpStatusCode.NotFound, (await Send(app.Two.Client, key, "PT0S")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await Ask(Secret(key)));
    }

    [Fact]
    public async Task The_new_secret_is_kept_nowhere_but_as_a_hash()
    {
        var rotated = await Rotate(await Create(), "PT1H");

        var journal = string.Join('\n', await app.In(app.One.Id, db => db.Journal.Select(e => e.Data).ToListAsync()));

        Assert.DoesNotContain(Secret(rotated)[17..], journal, StringComparison.Ordinal);
    }

    private async Task<JsonElement> Create() =>
        await (await app.One.Client.PostAsJsonAsync("/v1/api-keys", new { name = "Gateway", scopes = new[] { "tenant.read" } })).Json();

    private async Task<JsonElement> Rotate(JsonElement key, string overlap)
    {
        var response = await Send(app.One.Client, key, overlap);
        Assert.True(response.Headers.CacheControl?.NoStore);
        return await response.Json();
    }

    private static Task<HttpResponseMessage> Send(HttpClient client, JsonElement key, string overlap) => client.PostAsJsonAsync($"{Path(key)}/rotation", new { overlap });

    private async Task<JsonElement> Previous(JsonElement key) => (await (await app.One.Client.GetAsync(Path(key))).Json()).GetProperty("previousSecret");

    private async Task<HttpStatusCode> Ask(string secret) => (await app.WithKey(secret).GetAsync("/v1/tenant")).StatusCode;

    private static string Secret(JsonElement key) => key.GetProperty("secret").GetString()!;

    private static string Path(JsonElement key) => $"/v1/api-keys/{key.GetProperty("id").GetGuid()}";
}
