using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Contributions;

namespace Platform.Identity.Features;

public sealed class SignUpApiTests(OwnIdentityApp app) : IClassFixture<OwnIdentityApp>
{
    private const string Password = "violin-Harbour-71";

    [Fact]
    public async Task A_company_begins_with_a_letter_and_a_password_and_is_signed_in()
    {
        var email = $"{Guid.NewGuid():N}@new.example";
        Assert.Equal(HttpStatusCode.Accepted, (await Ask("Müller & Söhne", email)).StatusCode);

        var done = await Complete(await Token(email), Password);

        var session = await done.Json();
        Assert.Equal(("Müller & Söhne", "muller-sohne"), (session.GetProperty("tenant").GetProperty("name").GetString(), session.GetProperty("tenant").GetProperty("slug").GetString()));
        Assert.Contains(done.Headers.GetValues("Set-Cookie"), c => c.StartsWith("platform_session=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Following_the_link_twice_makes_one_company()
    {
        var email = $"{Guid.NewGuid():N}@new.example";
        await Ask("Twice", email);
        var token = await Token(email);

        var answers = await Task.WhenAll(Complete(token, Password), Complete(token, Password));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal("link.not-good", await (await Complete(token, Password)).Code());
    }

    [Fact]
    public async Task Two_companies_of_one_name_have_different_slugs()
    {
        var (first, second) = ($"{Guid.NewGuid():N}@new.example", $"{Guid.NewGuid():N}@new.example");
        await Ask("Same Name", first);
        await Ask("Same Name", second);

        var slugs = new[] { await Complete(await Token(first), Password), await Complete(await Token(second), Password) }
            .Select(async r => (await r.Json()).GetProperty("tenant").GetProperty("slug").GetString());

        Assert.Equal(2, (await Task.WhenAll(slugs)).Distinct().Count());
    }

    [Fact]
    public async Task An_address_that_has_an_account_learns_so_by_letter_and_the_asker_nothing()
    {
        var asked = await Ask("Known", app.One.Email);

        Assert.Equal((HttpStatusCode.Accepted, ""), (asked.StatusCode, await asked.Content.ReadAsStringAsync()));
        Assert.Equal("You have an account already", (await app.MailTo(app.One.Email)).Subject);
    }

    [Fact]
    public async Task One_address_gets_five_letters_an_hour_at_most()
    {
        var email = $"{Guid.NewGuid():N}@flooded.example";
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Ask("Flood", email)));
        await app.MailTo(email);
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);

        Assert.InRange(TestKit.Mailbox.All(app.MailFolder).Count(m => m.To == email), 1, 5);
    }

    [Fact]
    public async Task The_operator_can_close_the_door_to_strangers()
    {
        await using var closed = await app.Elsewhere("--Identity:SignUp:Enabled=false");
        using var visitor = new HttpClient { BaseAddress = new(closed.Url) };

        Assert.Equal("sign-up.closed", await (await visitor.PostAsJsonAsync("/v1/sign-ups", new { company = "X", name = "Eve", email = "eve@new.example" })).Code());
        Assert.False((await (await visitor.GetAsync("/v1/sign-ups")).Json()).GetProperty("open").GetBoolean());
    }

    [Fact]
    public async Task The_operator_takes_a_company_in_and_its_administrator_chooses_the_password()
    {
        var (slug, email) = ($"op-{Guid.NewGuid():N}"[..20], $"{Guid.NewGuid():N}@op.example");
        var registry = app.Services.GetRequiredService<ITenantRegistry>();
        Assert.Null(await registry.Find(slug, TestContext.Current.CancellationToken));
        var registered = await registry.Register(new("Operated", slug, "Olga", email), TestContext.Current.CancellationToken);
        Assert.NotNull(await registry.Find(slug, TestContext.Current.CancellationToken));

        await app.OwnPage().PostAsJsonAsync("/v1/password-resets/completion", new { token = registered.Value!.Fragment[1..], password = Password });

        Assert.Equal(HttpStatusCode.OK, (await app.OwnPage().PostAsJsonAsync("/v1/session", new { email, password = Password })).StatusCode);
        Assert.Equal(registered.Value, (await app.MailTo(email, m => m.Subject.Contains("ready"))).Link);
    }

    [Theory]
    [InlineData("Northwind Facilities", "northwind-facilities"), InlineData("Müller & Söhne GmbH", "muller-sohne-gmbh"), InlineData("東京", "company"), InlineData("X", "company-x")]
    public void A_name_becomes_a_slug(string company, string slug) => Assert.Equal(slug, SignUp.Slug(company));

    private Task<HttpResponseMessage> Ask(string company, string email) => app.OwnPage().PostAsJsonAsync("/v1/sign-ups", new { company, name = "Eve", email });

    private async Task<string> Token(string email) => (await app.MailTo(email)).Link.Fragment[1..];

    private Task<HttpResponseMessage> Complete(string token, string password) => app.OwnPage().PostAsJsonAsync("/v1/sign-ups/completion", new { token, password });
}
