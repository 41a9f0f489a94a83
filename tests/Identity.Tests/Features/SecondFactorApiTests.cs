using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Identity.Domain;

namespace Platform.Identity.Features;

public sealed class SecondFactorApiTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Fact]
    public async Task With_an_authenticator_the_password_alone_is_not_enough()
    {
        var (own, phone) = await WithAuthenticator();

        Assert.Equal("sign-in.code-needed", await (await SignIn(own)).Code());
        Assert.Equal(HttpStatusCode.OK, (await SignIn(own, phone.FreshCode())).StatusCode);
        Assert.Equal("sign-in.code-needed", await (await app.Visitor().PostAsJsonAsync("/v1/token", new { email = own.Email, password = own.Password })).Code());
    }

    [Fact]
    public async Task A_code_that_was_seen_over_the_shoulder_is_used_up()
    {
        var (own, phone) = await WithAuthenticator();
        var code = phone.FreshCode();
        Assert.Equal(HttpStatusCode.OK, (await SignIn(own, code)).StatusCode);

        Assert.Equal("sign-in.code-wrong", await (await SignIn(own, code)).Code());
    }

    [Fact]
    public async Task Of_many_who_show_the_same_code_at_once_one_comes_in()
    {
        var (own, phone) = await WithAuthenticator();
        var code = phone.FreshCode();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SignIn(own, code)));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Guessing_codes_closes_the_account_and_is_written_down()
    {
        var (own, phone) = await WithAuthenticator();
        for (var i = 0; i < 5; i++) Assert.Equal("sign-in.code-wrong", await (await SignIn(own, "abcdef")).Code());

        Assert.Equal("sign-in.refused", await (await SignIn(own, phone.FreshCode())).Code());
        Assert.Equal(5, (await app.Journal(own.Id, "user")).Count(e => e.Read<UserEvent>() is SignInRefused { CodeWrong: true }));
    }

    [Fact]
    public async Task A_code_tells_nothing_without_the_password()
    {
        var (own, phone) = await WithAuthenticator();

        Assert.Equal("sign-in.refused", await (await SignIn(own, phone.FreshCode(), password: "wrong-Password-1")).Code());
    }

    [Fact]
    public async Task A_recovery_code_stands_in_for_the_phone_once()
    {
        var (own, phone) = await WithAuthenticator();

        Assert.Equal(HttpStatusCode.OK, (await SignIn(own, phone.RecoveryCodes[0])).StatusCode);
        Assert.Equal("sign-in.code-wrong", await (await SignIn(own, phone.RecoveryCodes[0])).Code());
        Assert.Equal(9, await app.In(own.Id, async db => (await db.Credentials.SingleAsync()).RecoveryCodes.Length));
    }

    [Fact]
    public async Task New_recovery_codes_make_the_old_ones_worthless()
    {
        var own = await OwnTenant.Registered(app);
        var browser = await app.BrowserOf(own.Email, own.Password);
        var phone = await Authenticator.Add(browser, own.Password);

        await browser.PostAsJsonAsync("/v1/profile/recovery-codes", new { password = own.Password });

        Assert.Equal("sign-in.code-wrong", await (await SignIn(own, phone.RecoveryCodes[0])).Code());
    }

    [Fact]
    public async Task A_remembered_browser_is_not_asked_again_until_it_is_forgotten()
    {
        var own = await OwnTenant.Registered(app);
        var browser = await app.BrowserOf(own.Email, own.Password);
        var phone = await Authenticator.Add(browser, own.Password);
        var device = await SignIn(own, phone.FreshCode(), remember: true);
        var cookie = device.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("platform_device=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await SignIn(own, cookie: cookie.Split(';')[0])).StatusCode);

        var remembered = Assert.Single((await (await browser.GetAsync("/v1/profile/devices")).Json()).GetProperty("items").EnumerateArray());
        await browser.DeleteAsync($"/v1/profile/devices/{remembered.GetProperty("id").GetGuid()}");
        Assert.Equal("sign-in.code-needed", await (await SignIn(own, cookie: cookie.Split(';')[0])).Code());
    }

    [Fact]
    public async Task A_browser_remembered_by_one_person_knows_nobody_else()
    {
        var ((ada, adasPhone), (grace, _)) = (await WithAuthenticator(), await WithAuthenticator());
        var adas = (await SignIn(ada, adasPhone.FreshCode(), remember: true)).Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("platform_device=", StringComparison.Ordinal));

        Assert.Equal("sign-in.code-needed", await (await SignIn(grace, cookie: adas.Split(';')[0])).Code());
    }

    [Fact]
    public async Task Without_the_authenticator_the_password_is_enough_again()
    {
        var own = await OwnTenant.Registered(app);
        var browser = await app.BrowserOf(own.Email, own.Password);
        await Authenticator.Add(browser, own.Password);
        Assert.True((await (await browser.GetAsync("/v1/profile")).Json()).GetProperty("authenticator").GetBoolean());

        Assert.Equal(HttpStatusCode.NoContent, (await browser.PostAsJsonAsync("/v1/profile/authenticator/removal", new { password = own.Password })).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await SignIn(own)).StatusCode);
    }

    [Fact]
    public async Task Its_owner_hears_by_mail_when_a_way_to_sign_in_comes_or_goes()
    {
        var own = await OwnTenant.Registered(app);
        var browser = await app.BrowserOf(own.Email, own.Password);

        await Authenticator.Add(browser, own.Password);
        Assert.Contains("authenticator app", (await app.MailTo(own.Email, mail => mail.Subject == "A new way to sign in")).Text, StringComparison.Ordinal);
        await browser.PostAsJsonAsync("/v1/profile/authenticator/removal", new { password = own.Password });
        Assert.Contains("authenticator app", (await app.MailTo(own.Email, mail => mail.Subject == "A way to sign in was removed")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_screen_is_not_enough_to_set_up_or_remove_one()
    {
        var own = await OwnTenant.Registered(app);
        var browser = await app.BrowserOf(own.Email, own.Password);

        Assert.Equal("profile.password-wrong", await (await browser.PostAsJsonAsync("/v1/profile/authenticator", new { password = "wrong-Password-1" })).Code());
        Assert.Equal("profile.password-wrong", await (await browser.PostAsJsonAsync("/v1/profile/authenticator/removal", new { password = "wrong-Password-1" })).Code());
        Assert.Equal(2, await app.In(own.Id, async db => (await db.Credentials.SingleAsync()).AccessFailedCount));
    }

    [Fact]
    public async Task A_key_that_no_app_has_proved_to_have_asks_for_nothing()
    {
        var own = await OwnTenant.Registered(app);
        var browser = await app.BrowserOf(own.Email, own.Password);
        var offer = await (await browser.PostAsJsonAsync("/v1/profile/authenticator", new { password = own.Password })).Json();

        Assert.StartsWith("<svg", offer.GetProperty("qr").GetString(), StringComparison.Ordinal);
        Assert.Equal("authenticator.code-wrong", await (await browser.PutAsJsonAsync("/v1/profile/authenticator", new { code = "abcdef" })).Code());
        Assert.Equal(HttpStatusCode.OK, (await SignIn(own)).StatusCode);
    }

    [Fact]
    public async Task Neither_keys_nor_codes_are_kept_in_the_clear()
    {
        var own = await OwnTenant.Registered(app);
        var browser = await app.BrowserOf(own.Email, own.Password);
        var offer = await (await browser.PostAsJsonAsync("/v1/profile/authenticator", new { password = own.Password })).Json();
        var phone = await Authenticator.Add(browser, own.Password);

        var kept = await app.In(own.Id, db => db.Credentials.AsNoTracking().SingleAsync());
        var text = $"{kept.AuthenticatorKey}{string.Join(' ', kept.RecoveryCodes)}{string.Join(' ', (await app.Journal(own.Id, "user")).Select(e => e.Data))}";

        Assert.DoesNotContain(offer.GetProperty("secret").GetString()!, text, StringComparison.Ordinal);
        Assert.All(phone.RecoveryCodes, code => Assert.DoesNotContain(code, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_has_no_profile() => Assert.Equal(HttpStatusCode.NotFound, (await app.One.Client.GetAsync("/v1/profile")).StatusCode);

    private async Task<(OwnTenant, Authenticator)> WithAuthenticator()
    {
        var own = await OwnTenant.Registered(app);
        return (own, await Authenticator.Add(await app.BrowserOf(own.Email, own.Password), own.Password));
    }

    private async Task<HttpResponseMessage> SignIn(OwnTenant own, string? code = null, bool remember = false, string? cookie = null, string? password = null)
    {
        var page = app.OwnPage();
        if (cookie is not null) page.DefaultRequestHeaders.Add("Cookie", cookie);
        return await page.PostAsJsonAsync("/v1/session", new { email = own.Email, password = password ?? own.Password, code, remember });
    }
}
