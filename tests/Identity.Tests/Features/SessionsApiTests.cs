using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Identity.Access;
using Platform.TestKit;

namespace Platform.Identity.Features;

public sealed class SessionsApiTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Fact]
    public async Task A_person_sees_where_they_are_signed_in_and_which_session_is_this_one()
    {
        var own = await OwnTenant.Registered(app);
        var (phone, desk) = (await app.BrowserOf(own.Email, own.Password, "Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Safari/537.36"), await app.BrowserOf(own.Email, own.Password));

        var sessions = await Sessions(phone);

        Assert.Equal(2, sessions.Count);
        var here = Assert.Single(sessions, s => s.GetProperty("current").GetBoolean());
        Assert.Equal(("Chrome on Android", "127.0.0.1", "cookie"), (here.GetProperty("device").GetString(), here.GetProperty("address").GetString(), here.GetProperty("kind").GetString()));
        Assert.NotEqual(here.GetProperty("id").GetGuid(), Current(await Sessions(desk)));
    }

    [Fact]
    public async Task A_session_says_when_it_was_last_used()
    {
        var own = await OwnTenant.Registered(app);
        var (other, mine) = (await app.BrowserOf(own.Email, own.Password), await app.BrowserOf(own.Email, own.Password));
        foreach (var browser in (HttpClient[])[other, mine]) await browser.GetAsync("/v1/session");

        await app.Services.GetRequiredService<SessionUses>().Flush(TestContext.Current.CancellationToken);

        Assert.All(await Sessions(mine), s => Assert.True(s.GetProperty("lastSeenAt").GetDateTimeOffset() > s.GetProperty("startedAt").GetDateTimeOffset()));
    }

    [Fact]
    public async Task An_ended_session_is_signed_out_at_once()
    {
        var own = await OwnTenant.Registered(app);
        var (stolen, mine) = (await app.BrowserOf(own.Email, own.Password), await app.BrowserOf(own.Email, own.Password));
        Assert.Equal(HttpStatusCode.OK, (await stolen.GetAsync("/v1/session")).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await mine.DeleteAsync($"/v1/sessions/{Current(await Sessions(stolen))}")).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await stolen.GetAsync("/v1/session")).StatusCode);
        Assert.Single(await Sessions(mine));
    }

    [Fact]
    public async Task Everything_but_here_is_signed_out_in_one_go()
    {
        var own = await OwnTenant.Registered(app);
        var (other, mine) = (await app.BrowserOf(own.Email, own.Password), await app.BrowserOf(own.Email, own.Password));

        await mine.DeleteAsync("/v1/sessions");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), ((await other.GetAsync("/v1/session")).StatusCode, (await mine.GetAsync("/v1/session")).StatusCode));
    }

    [Fact]
    public async Task An_administrator_sees_and_ends_the_sessions_of_a_colleague()
    {
        var browser = await app.BrowserOf(app.One);
        var user = (await (await browser.GetAsync("/v1/session")).Json()).GetProperty("user").GetProperty("id").GetGuid();

        Assert.NotEmpty((await (await app.One.Client.GetAsync($"/v1/users/{user}/sessions")).Json()).GetProperty("items").EnumerateArray());
        Assert.Equal(HttpStatusCode.NoContent, (await app.One.Client.DeleteAsync($"/v1/users/{user}/sessions")).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/v1/session")).StatusCode);
    }

    [Fact]
    public async Task Another_tenant_sees_and_ends_none_of_them()
    {
        var browser = await app.BrowserOf(app.One);
        var (user, session) = ((await (await browser.GetAsync("/v1/session")).Json()).GetProperty("user").GetProperty("id").GetGuid(), Current(await Sessions(browser)));

        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.GetAsync($"/v1/users/{user}/sessions")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.DeleteAsync($"/v1/users/{user}/sessions")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.DeleteAsync($"/v1/sessions/{session}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/v1/session")).StatusCode);
    }

    [Fact]
    public async Task A_key_has_no_sessions_of_its_own() =>
        Assert.Equal(HttpStatusCode.NotFound, (await app.One.Client.GetAsync("/v1/sessions")).StatusCode);

    [Fact]
    public async Task A_key_without_the_permission_cannot_end_a_session()
    {
        var created = await (await app.One.Client.PostAsJsonAsync("/v1/api-keys", new { name = "Reader", scopes = new[] { "tenant.read" } })).Json();
        var session = Current(await Sessions(await app.BrowserOf(app.One)));

        Assert.Equal(HttpStatusCode.NotFound, (await app.WithKey(created.GetProperty("secret").GetString()!).DeleteAsync($"/v1/sessions/{session}")).StatusCode);
    }

    private static async Task<List<JsonElement>> Sessions(HttpClient browser) =>
        [.. (await (await browser.GetAsync("/v1/sessions")).Json()).GetProperty("items").EnumerateArray()];

    private static Guid Current(List<JsonElement> sessions) => sessions.Single(s => s.GetProperty("current").GetBoolean()).GetProperty("id").GetGuid();
}
