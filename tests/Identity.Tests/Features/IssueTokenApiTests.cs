using System.Net;
using System.Net.Http.Json;

namespace Platform.Identity.Features;

public sealed class IssueTokenApiTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Fact]
    public async Task A_token_signs_requests()
    {
        var script = app.WithKey(await Token());

        Assert.Equal(app.One.Slug, (await (await script.GetAsync("/v1/tenant")).Json()).GetProperty("slug").GetString());
    }

    [Fact]
    public async Task A_token_is_worth_nothing_after_signing_out()
    {
        var script = app.WithKey(await Token());

        Assert.Equal(HttpStatusCode.NoContent, (await script.DeleteAsync("/v1/session")).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await script.GetAsync("/v1/tenant")).StatusCode);
    }

    [Fact]
    public async Task A_token_that_was_tampered_with_is_nobodys()
    {
        var token = await Token();

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.WithKey(token[..^2]).GetAsync("/v1/tenant")).StatusCode);
    }

    [Fact]
    public async Task A_cookie_is_no_token()
    {
        var cookie = (await app.BrowserOf(app.One)).DefaultRequestHeaders.GetValues("Cookie").Single().Split('=', 2)[1];

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.WithKey(cookie).GetAsync("/v1/tenant")).StatusCode);
    }

    [Fact]
    public async Task It_is_good_for_an_hour()
    {
        var answer = await (await app.Visitor().PostAsJsonAsync("/v1/token", new { email = app.Two.Email, password = app.Two.Password })).Json();

        Assert.InRange(answer.GetProperty("expiresIn").GetInt32(), 3598, 3600);
    }

    [Fact]
    public async Task A_wrong_password_gets_none()
    {
        var response = await app.Visitor().PostAsJsonAsync("/v1/token", new { email = app.One.Email, password = "wrong-Password-1" });

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("sign-in.refused", await response.Code());
    }

    private async Task<string> Token()
    {
        var response = await app.Visitor().PostAsJsonAsync("/v1/token", new { email = app.One.Email, password = app.One.Password });
        Assert.True(response.Headers.CacheControl?.NoStore);
        return (await response.Json()).GetProperty("accessToken").GetString()!;
    }
}
