using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Hosting.Tenancy;
using Platform.Identity.Storage;

namespace Platform.Identity.Access;

public sealed class SessionAccessTests(OwnIdentityApp app) : IClassFixture<OwnIdentityApp>
{
    [Fact]
    public async Task A_changed_security_stamp_ends_every_session_soon()
    {
        var browser = await app.BrowserOf(app.One);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/v1/session")).StatusCode);

        await using (var scope = app.Services.CreateScopeFor(new(app.One.Id, ActorId.Platform, DateTimeOffset.UtcNow)))
        {
            var (users, db) = (scope.ServiceProvider.GetRequiredService<UserManager<Credential>>(), scope.ServiceProvider.GetRequiredService<IdentityDb>());
            await users.UpdateSecurityStampAsync(await db.Credentials.SingleAsync());
            await db.SaveChangesAsync();
        }

        await browser.Until("/v1/session", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_role_taken_away_is_gone_soon_though_the_cookie_is_old()
    {
        var browser = await app.BrowserOf(app.Two);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/v1/tenant")).StatusCode);

        await using (var owner = NpgsqlDataSource.Create(app.ConnectionString))
        await using (var demote = owner.CreateCommand($"update identity.users set role = 'nobody' where tenant = '{app.Two.Id}'"))
            await demote.ExecuteNonQueryAsync();

        await browser.Until("/v1/tenant", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_restart_signs_nobody_out()
    {
        var browser = await app.BrowserOf(app.One);

        var again = await app.Elsewhere();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new(again.Url), "/v1/session"));

        Assert.Equal(HttpStatusCode.OK, (await browser.SendAsync(request)).StatusCode);
    }
}
