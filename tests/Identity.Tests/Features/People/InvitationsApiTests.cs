using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;

namespace Platform.Identity.Features.People;

public sealed class InvitationsApiTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    private const string Password = "Kestrel-over-the-Quay-7";

    [Fact]
    public async Task Who_is_invited_gets_a_link_sees_what_for_joins_and_signs_in()
    {
        var (email, token) = await Invite("technician");

        var opened = await (await Post("opening", new { token })).Json();
        Assert.Equal((email, "Technician"), (opened.GetProperty("email").GetString(), opened.GetProperty("roleTitle").GetString()));
        Assert.StartsWith("Northwind", opened.GetProperty("company").GetString(), StringComparison.Ordinal);
        var joined = await Post("acceptance", new { token, name = " Bo Berg ", password = Password });
        Assert.Equal(HttpStatusCode.Created, joined.StatusCode);

        var signedIn = await app.Visitor().PostAsJsonAsync("/v1/session", new { email, password = Password });
        var user = (await signedIn.Json()).GetProperty("user");
        Assert.Equal(("Bo Berg", "technician"), (user.GetProperty("name").GetString(), user.GetProperty("role").GetString()));
    }

    [Fact]
    public async Task A_link_works_once()
    {
        var (_, token) = await Invite();
        await Post("acceptance", new { token, name = "Bo", password = Password });

        await NotValid(token);
    }

    [Fact]
    public async Task Of_many_who_use_a_link_at_once_one_joins()
    {
        var (email, token) = await Invite();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Post("acceptance", new { token, name = $"Bo {i}", password = Password })));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(1, await app.In(app.One.Id, db => db.Users.CountAsync(u => u.Email == email)));
    }

    [Fact]
    public async Task A_weak_password_uses_nothing_up()
    {
        var (_, token) = await Invite();

        var refused = await Post("acceptance", new { token, name = "Bo", password = "short" });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "user.password-weak"), (refused.StatusCode, await refused.Code()));
        Assert.Equal(HttpStatusCode.Created, (await Post("acceptance", new { token, name = "Bo", password = Password })).StatusCode);
    }

    [Fact]
    public async Task Sending_it_again_makes_the_earlier_link_worthless()
    {
        var (email, token) = await Invite();
        var again = await app.One.Client.PostAsync($"/v1/invitations/{await IdOf(email)}/mail", null);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        var second = await TokenSentTo(email, other: token);

        await NotValid(token);
        Assert.Equal(HttpStatusCode.OK, (await Post("opening", new { token = second })).StatusCode);
    }

    [Fact]
    public async Task A_withdrawn_invitation_lets_nobody_in_and_the_address_may_be_invited_anew()
    {
        var (email, token) = await Invite();
        Assert.Equal(HttpStatusCode.NoContent, (await app.One.Client.DeleteAsync($"/v1/invitations/{await IdOf(email)}")).StatusCode);

        await NotValid(token);
        Assert.Equal(HttpStatusCode.Created, (await app.One.Client.PostAsJsonAsync("/v1/invitations", new { email, role = "operator" })).StatusCode);
    }

    [Fact]
    public async Task An_address_is_invited_once_and_nobody_who_works_here_is()
    {
        var (email, token) = await Invite();
        Assert.Equal("invitation.pending", await (await app.One.Client.PostAsJsonAsync("/v1/invitations", new { email = email.ToUpperInvariant(), role = "operator" })).Code());

        await Post("acceptance", new { token, name = "Bo", password = Password });

        Assert.Equal("invitation.works-here", await (await app.One.Client.PostAsJsonAsync("/v1/invitations", new { email, role = "operator" })).Code());
    }

    [Fact]
    public async Task Another_tenant_knows_nothing_of_it()
    {
        var (email, _) = await Invite();
        var id = await IdOf(email);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.GetAsync($"/v1/invitations/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.DeleteAsync($"/v1/invitations/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.PostAsync($"/v1/invitations/{id}/mail", null)).StatusCode);
        Assert.Empty((await (await app.Two.Client.GetAsync($"/v1/invitations?q={email}")).Json()).GetProperty("items").EnumerateArray());
        Assert.Equal(HttpStatusCode.Created, (await app.Two.Client.PostAsJsonAsync("/v1/invitations", new { email, role = "operator" })).StatusCode);
    }

    [Fact]
    public async Task A_role_somebody_is_invited_to_stays()
    {
        var role = (await (await app.One.Client.PostAsJsonAsync("/v1/roles", new { title = $"{Guid.NewGuid()}", permissions = new[] { "sites.read" } })).Json()).GetProperty("id").GetString()!;
        await Invite(role);
        Assert.Equal("role.in-use", await (await app.One.Client.DeleteAsync($"/v1/roles/{role}")).Code());
    }

    [Theory, InlineData(""), InlineData("inv_"), InlineData("inv_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_link_nobody_was_sent_is_no_link(string token) =>
        Assert.Contains((await Post("opening", new { token })).StatusCode, (HttpStatusCode[])[HttpStatusCode.NotFound, HttpStatusCode.BadRequest]);

    private async Task NotValid(string token)
    {
        foreach (var answer in (HttpResponseMessage[])[await Post("opening", new { token }), await Post("acceptance", new { token, name = "Eve", password = Password })])
            Assert.Equal((HttpStatusCode.NotFound, "invitation.not-valid"), (answer.StatusCode, await answer.Code()));
    }

    private async Task<(string Email, string Token)> Invite(string role = "operator")
    {
        var email = $"{Guid.NewGuid():N}@invited.example";
        var invited = await app.One.Client.PostAsJsonAsync("/v1/invitations", new { email, role });
        Assert.Equal(HttpStatusCode.Created, invited.StatusCode);
        return (email, await TokenSentTo(email));
    }

    private async Task<string> TokenSentTo(string email, string? other = null) =>
        (await app.MailTo(email, mail => other is null || !mail.Text.Contains(other, StringComparison.Ordinal))).Link.Fragment.TrimStart('#');

    private async Task<string> IdOf(string email) =>
        (await (await app.One.Client.GetAsync($"/v1/invitations?q={email}")).Json()).GetProperty("items")[0].GetProperty("id").GetString()!;

    private Task<HttpResponseMessage> Post(string what, object body) => app.Visitor().PostAsJsonAsync($"/v1/invitations/{what}", body);
}
