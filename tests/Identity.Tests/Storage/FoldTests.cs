using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Identity.Domain;

namespace Platform.Identity.Storage;

public sealed class FoldTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Fact]
    public async Task Every_row_is_exactly_the_fold_of_its_journal()
    {
        await Live();

        Assert.Equivalent(await Rows(db => db.Tenants), await Folded<Tenant, TenantEvent>(), strict: true);
        Assert.Equivalent(await Rows(db => db.Users), await Folded<User, UserEvent>(), strict: true);
        Assert.Equivalent(await Rows(db => db.Invitations), await Folded<Invitation, InvitationEvent>(), strict: true);
        Assert.Equivalent(await Rows(db => db.Roles), await Folded<CustomRole, CustomRoleEvent>(), strict: true);
        Assert.Equal((await Rows(db => db.Sessions)).Select(s => s with { LastSeenAt = null }), await Folded<Session, SessionEvent>()); // when it was last used stands beside its history
        Assert.Equivalent(await Rows(db => db.ApiKeys), await Folded<ApiKey, ApiKeyEvent>(), strict: true);
    }

    [Fact]
    public async Task No_secret_is_in_the_journal()
    {
        await Live();

        var (hashes, passwords) = await app.In(app.One.Id, async db =>
            (await db.ApiKeySecrets.Select(s => s.Hash).ToListAsync(), await db.Credentials.Select(c => c.PasswordHash!).ToListAsync()));
        var journal = string.Join('\n', await app.In(app.One.Id, db => db.Journal.Select(e => e.Data).ToListAsync()));

        hashes.AddRange(await app.In(app.One.Id, db => db.InvitationTokens.Select(t => t.Hash).ToListAsync()));
        Assert.NotEmpty(hashes);
        Assert.All(hashes, hash => Assert.DoesNotContain(Convert.ToBase64String(hash), journal, StringComparison.Ordinal));
        Assert.All([.. passwords, app.One.Password], secret => Assert.DoesNotContain(secret, journal, StringComparison.Ordinal));
    }

    /// <summary>Everything that can happen, happens.</summary>
    private async Task Live()
    {
        var browser = await app.BrowserOf(app.One);
        await browser.PatchAsJsonAsync("/v1/tenant", new { name = $"Northwind {Guid.NewGuid()}" });
        await browser.PutAsJsonAsync("/v1/plan", new { plan = "silver" });
        await browser.PutAsJsonAsync("/v1/tenant/origins", new { origins = new[] { "https://intranet.example" } });
        await browser.PutAsJsonAsync("/v1/plan", new { plan = "gold" });
        var key = await (await browser.PostAsJsonAsync("/v1/api-keys", new { name = "Gateway", scopes = new[] { "tenant.read" }, expiresAt = DateTimeOffset.UtcNow.AddDays(1) })).Json();
        var role = (await (await browser.PostAsJsonAsync("/v1/roles", new { title = $"{Guid.NewGuid()}", permissions = new[] { "sites.read" } })).Json()).GetProperty("id").GetString();
        await browser.PatchAsJsonAsync($"/v1/roles/{role}", new { title = $"{Guid.NewGuid()}", permissions = new[] { "*.read" } });
        var site = (await (await browser.PostAsJsonAsync("/v1/sites", new { name = $"{Guid.NewGuid()}", address = "Kai 1", timeZone = "Europe/Berlin" })).Json()).GetProperty("id").GetString();
        var bo = await Colleague.Of(app, app.One, "operator");
        await browser.PatchAsJsonAsync($"/v1/users/{bo.Id}", new { name = "Bo", role, sites = new[] { site } });
        await browser.PatchAsJsonAsync($"/v1/users/{bo.Id}", new { role = "operator" });
        await browser.DeleteAsync($"/v1/roles/{role}");
        await browser.PutAsync($"/v1/users/{bo.Id}/deactivation", null);
        await browser.DeleteAsync($"/v1/users/{bo.Id}/deactivation");
        for (var i = 0; i < 2; i++)
        {
            var invited = await (await browser.PostAsJsonAsync("/v1/invitations", new { email = $"{Guid.NewGuid():N}@invited.example", role = "operator", sites = new[] { site } })).Json();
            await browser.PostAsync($"/v1/invitations/{invited.GetProperty("id").GetString()}/mail", null);
            if (i == 0) await browser.DeleteAsync($"/v1/invitations/{invited.GetProperty("id").GetString()}");
        }

        var id = key.GetProperty("id").GetGuid();
        await browser.PutAsJsonAsync($"/v1/api-keys/{id}", new { name = "Gate", scopes = new[] { "tenant.read" }, requestsPerMinute = 60 });
        await browser.PostAsJsonAsync($"/v1/api-keys/{id}/rotation", new { overlap = "PT1H" });
        await browser.DeleteAsync($"/v1/api-keys/{id}");
        await browser.DeleteAsync("/v1/session");
        await app.Visitor().PostAsJsonAsync("/v1/session", new { email = app.One.Email, password = "wrong-Password-1" });
    }

    private Task<List<T>> Rows<T>(Func<IdentityDb, IQueryable<T>> rows) where T : class =>
        app.In(app.One.Id, async db => (await rows(db).AsNoTracking().ToListAsync()).OrderBy(KeyOf).ToList());

    private async Task<List<T>> Folded<T, TEvent>() where T : class, IEntity<T, TEvent> where TEvent : notnull =>
        [.. from entry in await app.Journal(app.One.Id, T.Kind)
            group entry.Read<TEvent>() by entry.StreamId into stream
            orderby stream.Key
            select stream.Aggregate((T?)null, T.Evolve)];

    private static Guid KeyOf<T>(T row) => row switch { Tenant t => t.Key, User u => u.Key, Session s => s.Key, ApiKey k => k.Key, CustomRole r => r.Key, Invitation i => i.Key, _ => default };
}
