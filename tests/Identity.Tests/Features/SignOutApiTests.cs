using System.Net;

namespace Platform.Identity.Features;

public sealed class SignOutApiTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Fact]
    public async Task After_signing_out_a_copied_cookie_is_worth_nothing()
    {
        var browser = await app.BrowserOf(app.One);

        Assert.Equal(HttpStatusCode.NoContent, (await browser.DeleteAsync("/v1/session")).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/v1/session")).StatusCode);
    }

    [Fact]
    public async Task The_browser_is_told_to_drop_the_cookie()
    {
        var response = await (await app.BrowserOf(app.One)).DeleteAsync("/v1/session");

        Assert.Contains("expires=Thu, 01 Jan 1970", Assert.Single(response.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_this_session_and_no_other()
    {
        var (here, there) = (await app.BrowserOf(app.One), await app.BrowserOf(app.One));

        await here.DeleteAsync("/v1/session");

        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/v1/session")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_twice_is_no_mistake()
    {
        var browser = await app.BrowserOf(app.One);
        await browser.DeleteAsync("/v1/session");

        Assert.Equal(HttpStatusCode.NoContent, (await browser.DeleteAsync("/v1/session")).StatusCode);
    }

    [Fact]
    public async Task An_API_key_has_no_session()
    {
        var response = await app.One.Client.GetAsync("/v1/session");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("session.not-found", await response.Code());
    }
}
