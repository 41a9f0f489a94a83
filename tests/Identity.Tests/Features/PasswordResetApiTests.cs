using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Platform.Identity.Domain;

namespace Platform.Identity.Features;

public sealed class PasswordResetApiTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    private const string New = "violin-Harbour-71";

    [Fact]
    public async Task A_mailed_link_sets_a_new_password_and_ends_every_session()
    {
        var own = await OwnTenant.Registered(app);
        var browser = await app.BrowserOf(own.Email, own.Password);

        Assert.Equal(HttpStatusCode.NoContent, (await Complete(await Token(own), New)).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/v1/session")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SignIn(own.Email, own.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SignIn(own.Email, New)).StatusCode);
        Assert.Equal("Your password was changed", (await app.MailTo(own.Email, m => m.Subject.Contains("changed"))).Subject);
        Assert.Contains(await app.Journal(own.Id, "user"), e => e.Read<UserEvent>() is PasswordChanged { ByMail: true });
    }

    [Fact]
    public async Task A_link_is_good_once()
    {
        var own = await OwnTenant.Registered(app);
        var token = await Token(own);
        await Complete(token, New);

        Assert.Equal("link.not-good", await (await Complete(token, "harbour-Violin-72")).Code());
    }

    [Fact]
    public async Task A_weak_password_does_not_use_the_link_up()
    {
        var own = await OwnTenant.Registered(app);
        var token = await Token(own);

        Assert.Equal("user.password-weak", await (await Complete(token, "Password123!")).Code());
        Assert.Equal(HttpStatusCode.NoContent, (await Complete(token, New)).StatusCode);
    }

    [Fact]
    public async Task Asking_tells_nothing_about_an_address_neither_in_words_nor_in_time()
    {
        var own = await OwnTenant.Registered(app);

        var (known, knownTook) = await Timed(own.Email);
        var (unknown, unknownTook) = await Timed($"{Guid.NewGuid():N}@nobody.example");

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (known.StatusCode, unknown.StatusCode));
        Assert.Equal(await known.Content.ReadAsStringAsync(), await unknown.Content.ReadAsStringAsync());
        Assert.True(knownTook >= TimeSpan.FromMilliseconds(390) && unknownTook >= TimeSpan.FromMilliseconds(390));
    }

    [Fact]
    public async Task A_mailbox_is_not_the_phone_so_the_code_is_still_asked_for()
    {
        var own = await OwnTenant.Registered(app);
        await Authenticator.Add(await app.BrowserOf(own.Email, own.Password), own.Password);

        await Complete(await Token(own), New);

        Assert.Equal("sign-in.code-needed", await (await SignIn(own.Email, New)).Code());
    }

    [Fact]
    public async Task A_refresh_token_from_before_is_worth_nothing()
    {
        var own = await OwnTenant.Registered(app);
        var refresh = (await (await app.Visitor().PostAsJsonAsync("/v1/token", new { email = own.Email, password = own.Password })).Json()).GetProperty("refreshToken").GetString();

        await Complete(await Token(own), New);

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Visitor().PostAsJsonAsync("/v1/token/refresh", new { refreshToken = refresh })).StatusCode);
    }

    [Fact]
    public async Task A_link_for_something_else_sets_no_password()
    {
        var address = $"{Guid.NewGuid():N}@new.example";
        await app.OwnPage().PostAsJsonAsync("/v1/sign-ups", new { company = "Elsewhere", name = "Eve", email = address });

        Assert.Equal("link.not-good", await (await Complete((await app.MailTo(address)).Link.Fragment[1..], New)).Code());
    }

    [Theory]
    [InlineData("a@b.example\r\nBcc: c@d.example"), InlineData("a@b.example,c@d.example"), InlineData("\"Eve\" <a@b.example>")]
    public async Task An_address_cannot_smuggle_another_recipient(string email) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await app.OwnPage().PostAsJsonAsync("/v1/password-resets", new { email })).StatusCode);

    [Fact]
    public async Task The_link_leads_to_us_whatever_host_the_asker_named()
    {
        var own = await OwnTenant.Registered(app);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/password-resets") { Content = JsonContent.Create(new { email = own.Email }) };
        request.Headers.Host = "evil.example";
        await app.OwnPage().SendAsync(request);

        Assert.Equal(new Uri(app.Url).Authority, (await app.MailTo(own.Email)).Link.Authority);
    }

    private async Task<string> Token(OwnTenant own)
    {
        await app.OwnPage().PostAsJsonAsync("/v1/password-resets", new { email = own.Email });
        return (await app.MailTo(own.Email, m => m.Subject == "Set a new password")).Link.Fragment[1..];
    }

    private async Task<(HttpResponseMessage, TimeSpan)> Timed(string email)
    {
        var clock = Stopwatch.StartNew();
        return (await app.OwnPage().PostAsJsonAsync("/v1/password-resets", new { email }), clock.Elapsed);
    }

    private Task<HttpResponseMessage> Complete(string token, string password) => app.OwnPage().PostAsJsonAsync("/v1/password-resets/completion", new { token, password });

    private Task<HttpResponseMessage> SignIn(string email, string password) => app.OwnPage().PostAsJsonAsync("/v1/session", new { email, password });
}
