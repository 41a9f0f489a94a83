using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Http.Keys;
using Platform.Identity.Domain;

namespace Platform.Identity.Access;

public sealed class ApiKeyAccessTests(OwnIdentityApp app) : IClassFixture<OwnIdentityApp>
{
    [Fact]
    public async Task A_key_may_also_come_in_a_header_of_its_own()
    {
        var client = app.Visitor();
        client.DefaultRequestHeaders.Add("X-Api-Key", await app.NewKey(app.One.Id));

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/v1/tenant")).StatusCode);
    }

    [Fact]
    public async Task A_revoked_key_is_refused_at_once_where_it_was_revoked()
    {
        var (key, revoker) = (await app.NewKey(app.One.Id), app.One.Client);
        var client = app.WithKey(key);
        await client.GetAsync("/v1/tenant");

        await revoker.DeleteAsync($"/v1/api-keys/{await IdOf(key)}");

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/v1/tenant")).StatusCode);
    }

    [Fact]
    public async Task A_revoked_key_is_refused_everywhere_else_soon()
    {
        var elsewhere = await app.Elsewhere();
        var key = await app.NewKey(app.One.Id);
        var client = app.WithKey(key, elsewhere.Url);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/v1/tenant")).StatusCode);

        await app.One.Client.DeleteAsync($"/v1/api-keys/{await IdOf(key)}");
        await client.Until("/v1/tenant", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Every_key_that_is_no_good_is_refused_in_the_same_words()
    {
        var (good, other) = (await app.NewKey(app.One.Id), await app.NewKey(app.Two.Id));
        var revoked = await app.NewKey(app.One.Id);
        await app.One.Client.DeleteAsync($"/v1/api-keys/{await IdOf(revoked)}");
        var expired = await app.NewKey(app.One.Id);
        await using (var owner = Npgsql.NpgsqlDataSource.Create(app.ConnectionString))
        await using (var expire = owner.CreateCommand($"update identity.api_keys set expires_at = now() - interval '1 second' where prefix = '{Prefix(expired)}'"))
            await expire.ExecuteNonQueryAsync();

        string[] bad = [revoked, expired, PresentedKey.New(ApiKey.Mark).Text, good[..^1], $"{good[..16]}{other[16..]}", "pk_", "hello", $"{good} {good}"];
        var answers = await Task.WhenAll(bad.Select(key => app.WithKey(key).GetAsync("/v1/tenant")));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Unauthorized, a.StatusCode));
        Assert.All(answers, a => Assert.Equal("Bearer", Assert.Single(a.Headers.WwwAuthenticate).ToString()));
        Assert.Single((await Task.WhenAll(answers.Select(a => a.Code()))).Distinct());
        Assert.Equal(HttpStatusCode.OK, (await app.WithKey(good).GetAsync("/v1/tenant")).StatusCode);
    }

    [Fact]
    public async Task A_bad_key_does_not_fall_back_to_the_cookie()
    {
        var browser = await app.BrowserOf(app.One);
        browser.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", PresentedKey.New(ApiKey.Mark).Text);

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/v1/session")).StatusCode);
    }

    [Theory, InlineData("Basic Zm9vOmJhcg=="), InlineData("Bearer"), InlineData("Bearer "), InlineData("Digest x")]
    public async Task Other_ways_to_sign_a_request_are_nobodys(string authorization)
    {
        var client = app.Visitor();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/v1/tenant")).StatusCode);
    }

    [Fact]
    public async Task What_a_key_does_is_done_by_the_key()
    {
        var own = new OwnTenant(app);
        await own.Register();
        var key = await app.NewKey(own.Id);

        await app.WithKey(key).PatchAsJsonAsync("/v1/tenant", new { name = "Renamed" });

        var renamed = (await app.Journal(own.Id, "tenant"))[^1];
        Assert.Equal(("tenant.renamed.v1", await IdOf(key)), (renamed.Kind, renamed.Actor.Value));
    }

    [Fact]
    public async Task Its_last_use_is_written_down_now_and_then()
    {
        var key = await app.NewKey(app.One.Id);
        var client = app.WithKey(key);
        await client.GetAsync("/v1/tenant");
        Assert.Empty(await Uses(key));

        await app.Services.GetRequiredService<ApiKeyUses>().Flush(TestContext.Current.CancellationToken);

        Assert.Single(await Uses(key));
        var view = await (await client.GetAsync($"/v1/api-keys/{await IdOf(key)}")).Json();
        Assert.InRange(view.GetProperty("lastUsedAt").GetDateTimeOffset(), DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow);
    }

    private async Task<List<DateTimeOffset>> Uses(string key)
    {
        var id = await IdOf(key);
        return await app.In(app.One.Id, db => db.ApiKeyUses.Where(u => u.Id == id).Select(u => u.LastUsedAt).ToListAsync());
    }

    private async Task<Guid> IdOf(string key)
    {
        await using var owner = Npgsql.NpgsqlDataSource.Create(app.ConnectionString);
        await using var find = owner.CreateCommand($"select id from identity.api_keys where prefix = '{Prefix(key)}'");
        return (Guid)(await find.ExecuteScalarAsync())!;
    }

    private static string Prefix(string key) => PresentedKey.Parse(ApiKey.Mark, key)!.Prefix;
}
