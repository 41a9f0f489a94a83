using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Migrations;
using Platform.Hosting.Tenancy;
using Platform.Identity.Storage;
using Platform.TestKit;

namespace Platform.Identity;

/// <summary>The Identity module alone behind the API's usual pipeline, with two tenants. One per test class.</summary>
public sealed class IdentityApp : IAsyncLifetime
{
    private static readonly IdentityModule Module = new();

    private Database _database = null!;
    private WebApplication? _app;

    public DemoTenant One { get; private set; } = null!;
    public DemoTenant Two { get; private set; } = null!;
    public IServiceProvider Services => _app!.Services;
    public string ConnectionString => _database.ConnectionString;
    public Uri Url => new(_app!.Urls.First());

    public async ValueTask InitializeAsync()
    {
        await Open();
        _app = await Start();
        var tenants = await Services.GetRequiredService<IDemoTenants>().Ensure(TestContext.Current.CancellationToken);
        (One, Two) = (tenants[0], tenants[1]);
    }

    /// <summary>An empty database, and nothing running yet.</summary>
    public async ValueTask Open() => _database = await Database.Create(Template.Migrated(MigrationScript.Of([Module])));

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>Another process over the same database.</summary>
    public async Task<WebApplication> Start(params string[] settings)
    {
        var builder = WebApplication.CreateBuilder(["--Urls=http://127.0.0.1:0", "--environment=Testing",
            "--Identity:SignIn:PerAddressPerMinute=1000", "--RateLimits:stranger:Burst=100000", "--RateLimits:key:Burst=1000000", .. settings]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddPlatformHttp();
        builder.Services.AddSingleton(_ => new Databases(_database.ConnectionString)).AddSingleton<JournalPulse>();
        Module.AddServices(builder);
        var app = builder.Build();
        app.UsePlatformHttp();
        Module.MapApi(app.MapV1());
        await app.StartAsync();
        return app;
    }

    public HttpClient Stranger() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Url };

    /// <summary>A program with a key that may do everything in the tenant.</summary>
    public async Task<HttpClient> ProgramOf(DemoTenant tenant) => WithKey(await NewKey(tenant));

    public Task<string> NewKey(DemoTenant tenant) =>
        Services.GetRequiredService<IDemoTenants>().NewApiKey(tenant, Guid.NewGuid().ToString(), TestContext.Current.CancellationToken);

    public HttpClient WithKey(string key)
    {
        var client = Stranger();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>A browser in which the tenant's administrator is signed in, and which sends what our pages send.</summary>
    public async Task<HttpClient> BrowserOf(DemoTenant tenant)
    {
        var client = Stranger();
        client.DefaultRequestHeaders.Add("X-CSRF", "1");
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var response = await client.PostAsJsonAsync("/v1/session", new { email = tenant.Email, password = tenant.Password });
        response.EnsureSuccessStatusCode();
        client.DefaultRequestHeaders.Add("Cookie", response.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        return client;
    }

    internal async Task<T> In<T>(TenantId tenant, Func<IdentityDb, Task<T>> ask)
    {
        await using var scope = Services.CreateScopeFor(new(tenant, ActorId.Platform, DateTimeOffset.UtcNow));
        return await ask(scope.ServiceProvider.GetRequiredService<IdentityDb>());
    }

    internal Task<List<JournalEntry>> Journal(TenantId tenant, string kind) => In(tenant, db =>
        db.Journal.AsNoTracking().Where(e => e.StreamKind == kind).OrderBy(e => e.StreamId).ThenBy(e => e.Version).ToListAsync());
}
