using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Identity.Domain;

namespace Platform.Identity.Features;

public sealed class SignInApiTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Fact]
    public async Task Signing_in_answers_who_one_is()
    {
        var response = await SignIn(app.One.Email, app.One.Password);

        var session = await response.Json();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("administrator", session.GetProperty("user").GetProperty("role").GetString());
        Assert.Equal(app.One.Email, session.GetProperty("user").GetProperty("email").GetString());
        Assert.Equal((app.One.Id.Value, app.One.Slug, "Northwind Facilities"), (session.GetProperty("tenant").GetProperty("id").GetGuid(),
            session.GetProperty("tenant").GetProperty("slug").GetString(), session.GetProperty("tenant").GetProperty("name").GetString()));
        Assert.Equal("*", Assert.Single(session.GetProperty("permissions").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_for_scripts_and_other_sites()
    {
        var cookie = Assert.Single((await SignIn(app.One.Email, app.One.Password)).Headers.GetValues("Set-Cookie"));

        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=strict", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_e_mail_address_may_be_written_in_capitals_and_with_spaces_around() =>
        Assert.Equal(HttpStatusCode.OK, (await SignIn($" {app.One.Email.ToUpperInvariant()} ", app.One.Password)).StatusCode);

    [Fact]
    public async Task The_cookie_says_who_is_asking_from_then_on()
    {
        var session = await (await (await app.BrowserOf(app.Two)).GetAsync("/v1/session")).Json();

        Assert.Equal(app.Two.Email, session.GetProperty("user").GetProperty("email").GetString());
    }

    [Fact]
    public async Task Nobody_is_nobody() => Assert.Equal(HttpStatusCode.Unauthorized, (await app.Visitor().GetAsync("/v1/session")).StatusCode);

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_are_answered_alike()
    {
        var (wrong, unknown) = (await SignIn(app.Two.Email, "wrong-Password-1"), await SignIn("nobody@demo.example", "wrong-Password-1"));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (wrong.StatusCode, unknown.StatusCode));
        Assert.Equal(await Text(wrong), await Text(unknown));
        Assert.Equal(Names(wrong), Names(unknown));
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_is_refused_in_the_same_words()
    {
        var own = new OwnTenant(app);
        await own.Register();
        HttpResponseMessage refused = null!;
        for (var i = 0; i < 5; i++) refused = await SignIn(own.Email, "wrong-Password-1");

        var right = await SignIn(own.Email, own.Password);

        Assert.Equal(await Text(refused), await Text(right));
        Assert.Equal(["user.created.v1", "user.sign-in-refused.v1", "user.sign-in-refused.v1", "user.sign-in-refused.v1", "user.sign-in-refused.v1", "user.sign-in-refused.v1", "user.locked-out.v1"],
            (await app.Journal(own.Id, "user")).Select(e => e.Kind));
    }

    [Fact]
    public async Task Wrong_passwords_given_at_once_are_all_counted()
    {
        var own = new OwnTenant(app);
        await own.Register();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SignIn(own.Email, "wrong-Password-1")));

        Assert.Equal(4, await app.In(own.Id, async db => (await db.Credentials.SingleAsync()).AccessFailedCount));
    }

    [Fact]
    public async Task The_right_password_makes_earlier_mistakes_forgotten()
    {
        var own = new OwnTenant(app);
        await own.Register();
        await SignIn(own.Email, "wrong-Password-1");

        await SignIn(own.Email, own.Password);

        Assert.Equal(0, await app.In(own.Id, async db => (await db.Credentials.SingleAsync()).AccessFailedCount));
    }

    [Fact]
    public async Task Too_many_attempts_are_put_off_whether_or_not_the_account_exists()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 11).Select(_ => SignIn("guessed@demo.example", "wrong-Password-1")));

        var late = Assert.Single(answers, a => a.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.NotNull(late.Headers.RetryAfter?.Delta);
        Assert.Equal("sign-in.too-many", await late.Code());
    }

    [Theory]
    [InlineData("", "x"), InlineData("no-address", "x"), InlineData("a@b\0c", "x"), InlineData("a@b@c", "x"), InlineData("a@b.example", "")]
    public async Task What_cannot_be_an_account_is_malformed(string email, string password) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await SignIn(email, password)).StatusCode);

    [Fact]
    public async Task A_password_of_a_megabyte_is_not_even_hashed() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await SignIn(app.One.Email, new string('x', 1_000_000))).StatusCode);

    [Fact]
    public async Task A_page_of_another_site_signs_nobody_in()
    {
        var victim = app.Visitor();
        victim.DefaultRequestHeaders.Add("Origin", "https://evil.example");

        var response = await victim.PostAsJsonAsync("/v1/session", new { email = app.One.Email, password = app.One.Password });

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("csrf.missing", await response.Code());
    }

    [Fact]
    public async Task Signing_in_is_a_session_in_the_journal_with_where_it_came_from()
    {
        var own = new OwnTenant(app);
        await own.Register();
        await SignIn(own.Email, own.Password);

        var started = Assert.IsType<SessionStarted>(Assert.Single(await app.Journal(own.Id, "session")).Read<SessionEvent>());

        Assert.Equal((SessionKind.Cookie, "127.0.0.1"), (started.Kind, started.Address));
    }

    private Task<HttpResponseMessage> SignIn(string email, string password) => app.Visitor().PostAsJsonAsync("/v1/session", new { email, password });

    // All but the trace id, which is another for each request.
    private static async Task<string> Text(HttpResponseMessage response) =>
        string.Join('\n', (await response.Json()).EnumerateObject().Where(p => p.Name != "traceId").Select(p => p.ToString()));

    private static IEnumerable<string> Names(HttpResponseMessage response) => response.Headers.Select(h => h.Key).Order();
}
