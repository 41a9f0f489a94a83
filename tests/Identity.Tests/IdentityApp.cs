using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Privacy;
using Platform.Hosting.Tenancy;
using Platform.Identity.Storage;
using Platform.TestKit;

[assembly: AssemblyFixture(typeof(SharedPlatforms))]

namespace Platform.Identity;

/// <summary>The platform, and the people, programs and browsers that come to it.</summary>
public class IdentityApp : PlatformApp
{
    public static Task<PlatformHost> Start(string database, params string[] settings) => PlatformHost.Start(Modules,
        ["--Urls=http://127.0.0.1:0", "--environment=Testing", "--Web:Build=false", $"--ConnectionStrings:platform={database}", "--Identity:SignIn:PerAddressPerMinute=1000", .. settings],
        new Progress<string>(), TestContext.Current.CancellationToken);

    /// <summary>A client that keeps no cookies by itself.</summary>
    public HttpClient Visitor() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new(Url) };

    /// <summary>A key that may do everything in the tenant.</summary>
    public Task<string> NewKey(TenantId tenant) => Services.GetRequiredService<IDemoTenants>()
        .NewApiKey(new(tenant, "", "", "", ""), Guid.NewGuid().ToString(), TestContext.Current.CancellationToken);

    public HttpClient WithKey(string key, string? url = null)
    {
        var client = Visitor();
        if (url is not null) client.BaseAddress = new(url);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>A browser in which the tenant's administrator is signed in, and which sends what our pages send.</summary>
    public Task<HttpClient> BrowserOf(TestTenant tenant) => BrowserOf(tenant.Email, tenant.Password);

    public async Task<HttpClient> BrowserOf(string email, string password, string? userAgent = null)
    {
        var client = OwnPage();
        if (userAgent is not null) client.DefaultRequestHeaders.Add("User-Agent", userAgent);
        var response = await client.PostAsJsonAsync("/v1/session", new { email, password });
        response.EnsureSuccessStatusCode();
        client.DefaultRequestHeaders.Add("Cookie", response.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        return client;
    }

    /// <summary>A visitor on one of our own pages, not signed in.</summary>
    public HttpClient OwnPage()
    {
        var client = Visitor();
        client.DefaultRequestHeaders.Add("X-CSRF", "1");
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    internal async Task<T> In<T>(TenantId tenant, Func<IdentityDb, Task<T>> ask)
    {
        await using var scope = Services.CreateScopeFor(new(tenant, ActorId.Platform, DateTimeOffset.UtcNow));
        return await ask(scope.ServiceProvider.GetRequiredService<IdentityDb>());
    }

    /// <summary>The journal as those read it who may: what is sealed in it is opened.</summary>
    internal Task<IReadOnlyList<JournalEntry>> Journal(TenantId tenant, string kind) => In(tenant, async db => await Services.GetRequiredService<JournalSeals>().Open(
        await db.Journal.AsNoTracking().Where(e => e.StreamKind == kind).OrderBy(e => e.StreamId).ThenBy(e => e.Version).ToListAsync(), TestContext.Current.CancellationToken));
}

/// <summary>A platform of the class's own, beside which others may work over the same database.</summary>
public sealed class OwnIdentityApp : IdentityApp
{
    private Task<PlatformHost>? _elsewhere;

    protected override bool IsShared => false;

    /// <summary>Another process over the same database, the same for all tests of the class; the letters it sends are in the same folder.</summary>
    public Task<PlatformHost> Elsewhere() => _elsewhere ??= Elsewhere(settings: []);

    /// <summary>Another process with settings of its own, or that nobody else asks.</summary>
    public Task<PlatformHost> Elsewhere(params string[] settings) => Start(ConnectionString, [$"--Mail:Folder={MailFolder}", $"--Data:Folder={DataFolder}", .. settings]);

    public override async ValueTask DisposeAsync()
    {
        if (_elsewhere is { IsCompletedSuccessfully: true }) await (await _elsewhere).DisposeAsync();
        await base.DisposeAsync();
    }
}
