using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Identity.Domain;

namespace Platform.Identity.Features;

public sealed class RefreshTokenApiTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Fact]
    public async Task A_refresh_token_gets_a_new_pair()
    {
        var first = await Tokens(app.One.Email, app.One.Password);

        var second = await Pair(await Refresh(first.Refresh));

        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.OK, (await app.WithKey(second.Access).GetAsync("/v1/tenant")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Refresh(second.Refresh)).StatusCode);
    }

    [Fact]
    public async Task A_refresh_token_used_twice_ends_the_session_for_both_who_hold_it()
    {
        var stolen = await Tokens(app.One.Email, app.One.Password);
        var thief = await Pair(await Refresh(stolen.Refresh));

        Assert.Equal(HttpStatusCode.Unauthorized, (await Refresh(stolen.Refresh)).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await Refresh(thief.Refresh)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.WithKey(thief.Access).GetAsync("/v1/tenant")).StatusCode);
        Assert.Contains(await app.Journal(app.One.Id, "session"), e => e.Read<SessionEvent>() is SessionEnded { Why: SessionEnding.TokenReused });
    }

    [Fact]
    public async Task Of_many_who_use_it_at_once_one_gets_a_pair_and_then_nobody_has_anything()
    {
        var tokens = await Tokens(app.One.Email, app.One.Password);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Refresh(tokens.Refresh)));

        var lucky = Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Refresh((await Pair(lucky)).Refresh)).StatusCode);
    }

    [Theory]
    [InlineData("rt_"), InlineData("rt_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), InlineData("pk_0a1b2c3d4e5f_x")]
    public async Task What_nobody_was_given_is_refused_like_a_spent_one(string token)
    {
        var refused = await Refresh(token);

        Assert.Equal((HttpStatusCode.Unauthorized, "token.refused"), (refused.StatusCode, await refused.Code()));
    }

    [Fact]
    public async Task A_session_that_ended_refreshes_nothing()
    {
        var tokens = await Tokens(app.Two.Email, app.Two.Password);
        await app.WithKey(tokens.Access).DeleteAsync("/v1/session");

        Assert.Equal(HttpStatusCode.Unauthorized, (await Refresh(tokens.Refresh)).StatusCode);
    }

    [Fact]
    public async Task A_refresh_token_signs_no_request()
    {
        var tokens = await Tokens(app.Two.Email, app.Two.Password);

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.WithKey(tokens.Refresh).GetAsync("/v1/tenant")).StatusCode);
    }

    [Fact]
    public async Task Only_hashes_of_them_are_kept()
    {
        var tokens = await Tokens(app.Two.Email, app.Two.Password);

        var rows = await app.In(app.Two.Id, db => db.RefreshTokens.AsNoTracking().ToListAsync());

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.DoesNotContain(Convert.ToBase64String(row.Hash).TrimEnd('='), tokens.Refresh, StringComparison.Ordinal));
    }

    private Task<HttpResponseMessage> Refresh(string token) => app.Visitor().PostAsJsonAsync("/v1/token/refresh", new { refreshToken = token });

    private async Task<(string Access, string Refresh)> Tokens(string email, string password) =>
        await Pair(await app.Visitor().PostAsJsonAsync("/v1/token", new { email, password }));

    private static async Task<(string Access, string Refresh)> Pair(HttpResponseMessage response)
    {
        response.EnsureSuccessStatusCode();
        var answer = await response.Json();
        return (answer.GetProperty("accessToken").GetString()!, answer.GetProperty("refreshToken").GetString()!);
    }
}
