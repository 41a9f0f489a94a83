using System.Net;
using System.Net.Http.Json;
using Platform.Hosting.Http.Keys;
using Platform.Identity.Domain;

namespace Platform.Identity.Access;

public sealed class CorsTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    private readonly string _page = $"https://p-{Guid.NewGuid():N}.example";

    [Fact]
    public async Task A_page_a_company_allows_may_call_with_its_key()
    {
        await Allow(_page);

        var preflight = await Preflight(_page);
        var answer = await From(_page, app.One.ApiKey);

        Assert.Equal((HttpStatusCode.NoContent, _page), (preflight.StatusCode, Header(preflight, "Access-Control-Allow-Origin")));
        Assert.Contains("PATCH", Header(preflight, "Access-Control-Allow-Methods"), StringComparison.Ordinal);
        Assert.Contains("Authorization", Header(preflight, "Access-Control-Allow-Headers"), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, _page), (answer.StatusCode, Header(answer, "Access-Control-Allow-Origin")));
        Assert.Contains("Origin", string.Join(",", answer.Headers.Vary), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_is_ever_let_in_with_a_cookie()
    {
        await Allow(_page);

        Assert.Null(Header(await Preflight(_page), "Access-Control-Allow-Credentials"));
        Assert.Null(Header(await From(_page, app.One.ApiKey), "Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task A_page_nobody_allows_is_told_nothing()
    {
        Assert.Null(Header(await Preflight(_page), "Access-Control-Allow-Origin"));
        Assert.Null(Header(await From(_page, app.One.ApiKey), "Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task What_one_company_allows_does_not_open_anothers_answers()
    {
        await Allow(_page);

        Assert.Null(Header(await From(_page, app.Two.ApiKey), "Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_page_may_read_that_its_key_is_no_good()
    {
        await Allow(_page);

        var refused = await From(_page, PresentedKey.New(ApiKey.Mark).Text);

        Assert.Equal((HttpStatusCode.Unauthorized, _page), (refused.StatusCode, Header(refused, "Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task A_page_no_longer_allowed_is_shut_out_at_once()
    {
        await Allow(_page);
        await From(_page, app.One.ApiKey);

        await Allow();

        Assert.Null(Header(await From(_page, app.One.ApiKey), "Access-Control-Allow-Origin"));
        Assert.Null(Header(await Preflight(_page), "Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Answers_say_what_a_browser_must_not_do_with_them()
    {
        var answer = await app.One.Client.GetAsync("/v1/tenant");

        Assert.Equal("default-src 'none'; frame-ancestors 'none'", Header(answer, "Content-Security-Policy"));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("DENY", Header(answer, "X-Frame-Options"));
        Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Resource-Policy"));
        Assert.Null(Header(answer, "Server"));
    }

    private async Task Allow(params string[] origins) =>
        (await app.One.Client.PutAsJsonAsync("/v1/tenant/origins", new { origins })).EnsureSuccessStatusCode();

    private Task<HttpResponseMessage> Preflight(string origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Options, "/v1/tenant");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "PATCH");
        request.Headers.Add("Access-Control-Request-Headers", "authorization");
        return app.Visitor().SendAsync(request);
    }

    private Task<HttpResponseMessage> From(string origin, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/v1/tenant");
        request.Headers.Add("Origin", origin);
        return app.WithKey(key).SendAsync(request);
    }

    private static string? Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
