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

namespace Platform.Identity;

/// <summary>The platform, and the people, programs and browsers that come to it.</summary>
public sealed class IdentityApp : PlatformApp
{
    private static readonly string[] Patient =
        ["--Identity:SignIn:PerAddressPerMinute=1000", "--RateLimits:stranger:Burst=100000", "--RateLimits:key:Burst=1000000"];

    private readonly string _folder = Directory.CreateTempSubdirectory("platform-identity-").FullName;

    protected override IEnumerable<string> Settings => [.. Patient, $"--Data:Folder={_folder}"];

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Another process over the same database.</summary>
    public Task<PlatformHost> Elsewhere(params string[] settings) => Start(ConnectionString, settings);

    public static Task<PlatformHost> Start(string database, params string[] settings) => PlatformHost.Start(Modules,
        ["--Urls=http://127.0.0.1:0", "--environment=Testing", "--Web:Build=false", $"--ConnectionStrings:platform={database}", .. Patient, .. settings],
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
