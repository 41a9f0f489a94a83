using System.Net;
using System.Net.Http.Json;

namespace Platform.Identity.Access;

public sealed class CsrfGuardTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Fact]
    public async Task A_page_of_ours_may_change_things() => Assert.Equal(HttpStatusCode.OK, (await Rename(await app.BrowserOf(app.One))).StatusCode);

    [Fact]
    public async Task Without_the_header_the_cookie_changes_nothing() => await Refused(b => b.DefaultRequestHeaders.Remove("X-CSRF"));

    [Fact]
    public async Task Without_a_word_of_where_it_comes_from_the_cookie_changes_nothing() => await Refused(b => b.DefaultRequestHeaders.Remove("Sec-Fetch-Site"));

    [Fact]
    public async Task From_another_origin_the_cookie_changes_nothing() => await Refused(b =>
    {
        b.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        b.DefaultRequestHeaders.Add("Origin", "https://evil.example");
    });

    [Theory, InlineData("cross-site"), InlineData("same-site"), InlineData("none")]
    public async Task From_another_site_the_cookie_changes_nothing(string site) => await Refused(b =>
    {
        b.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        b.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);
    });

    [Fact]
    public async Task An_older_browser_says_the_origin_instead()
    {
        var browser = await app.BrowserOf(app.One);
        browser.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        browser.DefaultRequestHeaders.Add("Origin", app.Url);

        Assert.Equal(HttpStatusCode.OK, (await Rename(browser)).StatusCode);
    }

    [Fact]
    public async Task Reading_needs_none_of_this()
    {
        var browser = await app.BrowserOf(app.One);
        browser.DefaultRequestHeaders.Remove("X-CSRF");
        browser.DefaultRequestHeaders.Remove("Sec-Fetch-Site");

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/v1/session")).StatusCode);
    }

    [Fact]
    public async Task Another_site_opens_no_WebSocket()
    {
        var browser = await app.BrowserOf(app.One);
        browser.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        browser.DefaultRequestHeaders.Add("Origin", "https://evil.example");
        browser.DefaultRequestHeaders.Add("Connection", "Upgrade");
        browser.DefaultRequestHeaders.Add("Upgrade", "websocket");

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/v1/session")).StatusCode);
    }

    [Fact]
    public async Task A_program_with_a_key_needs_none_of_this() => Assert.Equal(HttpStatusCode.OK, (await Rename(app.One.Client)).StatusCode);

    private async Task Refused(Action<HttpClient> spoil)
    {
        var browser = await app.BrowserOf(app.One);
        spoil(browser);

        var response = await Rename(browser);

        Assert.Equal((HttpStatusCode.Forbidden, "csrf.missing"), (response.StatusCode, await response.Code()));
    }

    private static Task<HttpResponseMessage> Rename(HttpClient client) => client.PatchAsJsonAsync("/v1/tenant", new { name = "Northwind" });
}
