using System.Net;
using System.Net.Http.Json;

namespace Platform.Identity.Features;

public sealed class OwnAccountApiTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    private const string New = "violin-Harbour-71";

    [Fact]
    public async Task A_changed_password_signs_out_every_other_browser_but_this_one()
    {
        var own = await OwnTenant.Registered(app);
        var (mine, other) = (await app.BrowserOf(own.Email, own.Password), await app.BrowserOf(own.Email, own.Password));

        var changed = await mine.PutAsJsonAsync("/v1/profile/password", new { password = own.Password, newPassword = New });
        mine.DefaultRequestHeaders.Remove("Cookie");
        mine.DefaultRequestHeaders.Add("Cookie", changed.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);

        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), ((await mine.GetAsync("/v1/session")).StatusCode, (await other.GetAsync("/v1/session")).StatusCode));
        Assert.Equal(HttpStatusCode.OK, (await SignIn(own.Email, New)).StatusCode);
    }

    [Fact]
    public async Task A_password_changes_only_for_who_knows_the_old_one_and_to_a_good_one()
    {
        var own = await OwnTenant.Registered(app);
        var browser = await app.BrowserOf(own.Email, own.Password);

        Assert.Equal("profile.password-wrong", await (await browser.PutAsJsonAsync("/v1/profile/password", new { password = "wrong-Password-1", newPassword = New })).Code());
        Assert.Equal("user.password-weak", await (await browser.PutAsJsonAsync("/v1/profile/password", new { password = own.Password, newPassword = "Sunshine2024!" })).Code());
    }

    [Fact]
    public async Task A_new_address_counts_once_its_link_was_followed_and_the_old_one_is_told()
    {
        var own = await OwnTenant.Registered(app);
        var browser = await app.BrowserOf(own.Email, own.Password);
        var address = $"{Guid.NewGuid():N}@new.example";

        Assert.Equal(HttpStatusCode.Accepted, (await browser.PostAsJsonAsync("/v1/profile/email", new { email = address, password = own.Password })).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SignIn(address, own.Password)).StatusCode);
        var token = (await app.MailTo(address)).Link.Fragment[1..];
        Assert.Equal(HttpStatusCode.NoContent, (await app.OwnPage().PostAsJsonAsync("/v1/email-changes", new { token })).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await SignIn(address, own.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SignIn(own.Email, own.Password)).StatusCode);
        Assert.Contains(address, (await app.MailTo(own.Email)).Text, StringComparison.Ordinal);
        Assert.Equal("link.not-good", await (await app.OwnPage().PostAsJsonAsync("/v1/email-changes", new { token })).Code());
    }

    [Fact]
    public async Task Wanting_an_address_somebody_has_is_answered_like_any_other_and_told_to_its_owner_only()
    {
        var own = await OwnTenant.Registered(app);
        var browser = await app.BrowserOf(own.Email, own.Password);

        var asked = await browser.PostAsJsonAsync("/v1/profile/email", new { email = app.Two.Email, password = own.Password });

        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        Assert.Equal("You have an account already", (await app.MailTo(app.Two.Email)).Subject);
    }

    private Task<HttpResponseMessage> SignIn(string email, string password) => app.OwnPage().PostAsJsonAsync("/v1/session", new { email, password });
}
