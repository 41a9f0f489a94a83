using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Platform.Devices;
using Platform.Host;
using Platform.Hosting;
using Platform.Hosting.Contributions;
using Platform.Hosting.Migrations;
using Platform.Identity;
using Platform.Sites;

namespace Platform.TestKit;

/// <summary>The whole platform, listening on a port of its own over a database of its own, with two tenants in it. One per test class.</summary>
public class PlatformApp : IAsyncLifetime
{
    /// <summary>The modules of the single-machine edition, as its Program lists them.</summary>
    public static IReadOnlyList<IModule> Modules { get; } = [new IdentityModule(), new SitesModule(), new DevicesModule()];

    private Database _database = null!;
    private PlatformHost _host = null!;

    /// <summary>The tenant a test works in.</summary>
    public TestTenant One { get; private set; } = null!;

    /// <summary>The stranger, who must never see anything of <see cref="One"/>.</summary>
    public TestTenant Two { get; private set; } = null!;

    public string Url => _host.Url;
    public string ConnectionString => _database.ConnectionString;
    public IServiceProvider Services => _host.App.Services;

    /// <summary>Where the letters of this platform end up.</summary>
    public string MailFolder { get; } = Directory.CreateTempSubdirectory("platform-mail-").FullName;

    /// <summary>Settings of this class's platform, beyond the usual ones.</summary>
    protected virtual IEnumerable<string> Settings => [];

    public async ValueTask InitializeAsync()
    {
        _database = await Database.Create(Template.Migrated(MigrationScript.Of(Modules)));
        await StartHost();
        var demo = Services.GetRequiredService<IDemoTenants>();
        var tenants = await demo.Ensure(TestContext.Current.CancellationToken);
        One = await Enter(tenants[0]);
        Two = await Enter(tenants[1]);
    }

    /// <summary>Stops the platform in good order and starts it again over the same database.</summary>
    public async Task Restart()
    {
        await _host.DisposeAsync();
        await StartHost();
        (One, Two) = (One with { Client = ClientFor(One.ApiKey) }, Two with { Client = ClientFor(Two.ApiKey) });
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        try { Directory.Delete(MailFolder, recursive: true); }
        catch (IOException) { } // a letter was still being put down; the system clears its temporary folder
        GC.SuppressFinalize(this);
    }

    /// <summary>Waits for the newest letter to an address.</summary>
    public Task<ReceivedMail> MailTo(string address, Func<ReceivedMail, bool>? which = null) => Mailbox.Wait(MailFolder, address, which, TestContext.Current.CancellationToken);

    /// <summary>A client that has not signed in.</summary>
    public HttpClient Stranger() => new() { BaseAddress = new Uri(Url) };

    public HttpClient ClientFor(string apiKey)
    {
        var client = Stranger();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        return client;
    }

    private async Task StartHost() => _host = await PlatformHost.Start(Modules,
        ["--Urls=http://127.0.0.1:0", "--environment=Testing", "--Web:Build=false", "--shutdownTimeoutSeconds=120", $"--ConnectionStrings:platform={_database.ConnectionString}", $"--Mail:Folder={MailFolder}", .. Settings],
        ToError.Instance, TestContext.Current.CancellationToken);

    private async Task<TestTenant> Enter(DemoTenant tenant)
    {
        var key = await Services.GetRequiredService<IDemoTenants>().NewApiKey(tenant, "tests", TestContext.Current.CancellationToken);
        return new(tenant.Id, tenant.Email, tenant.Password, key, ClientFor(key));
    }
}

/// <summary>A tenant as a test knows it, and a client that may do everything in it.</summary>
public sealed record TestTenant(TenantId Id, string Email, string Password, string ApiKey, HttpClient Client);
