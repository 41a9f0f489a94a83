using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Alerts;
using Platform.Devices;
using Platform.Hosting;
using Platform.Hosting.Backups;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Files;
using Platform.Hosting.Migrations;
using Platform.Hosting.Schedules;
using Platform.Identity;
using Platform.Messaging;
using Platform.Sites;
using Platform.Tickets;

namespace Platform.TestKit;

/// <summary>
/// The whole platform, listening on a port and over a database that are the tests', with two tenants in it that are the test class's own. Classes share one platform:
/// what a class may not share (it restarts the platform, asks for what all tenants have, or keeps it so busy that others would wait) says so by <see cref="OwnPlatformApp"/>.
/// </summary>
public class PlatformApp : IAsyncLifetime
{
    /// <summary>The modules of the single-machine edition, as its Program lists them.</summary>
    public static IReadOnlyList<IModule> Modules { get; } = [new IdentityModule(), new SitesModule(), new DevicesModule(), new TicketsModule(), new AlertsModule(), new MessagingModule()];

    private RunningPlatform _platform = null!;

    /// <summary>The tenant a test works in.</summary>
    public TestTenant One { get; private set; } = null!;

    /// <summary>The stranger, who must never see anything of <see cref="One"/>.</summary>
    public TestTenant Two { get; private set; } = null!;

    public string Url => _platform.Host.Url;
    public string ConnectionString => _platform.ConnectionString;
    public IServiceProvider Services => _platform.Host.App.Services;

    /// <summary>Where the letters of this platform end up.</summary>
    public string MailFolder => _platform.MailFolder;

    /// <summary>Where this platform keeps files.</summary>
    public string DataFolder => _platform.DataFolder;

    /// <summary>Settings of this kind of platform, beyond the usual ones.</summary>
    protected virtual IEnumerable<string> Settings => [];

    /// <summary>Modules of this platform, beyond the usual ones.</summary>
    protected virtual IEnumerable<IModule> More => [];

    /// <summary>Whether other classes that ask for the same kind of platform get this very one.</summary>
    protected virtual bool IsShared => true;

    public async ValueTask InitializeAsync()
    {
        _platform = IsShared ? await (await SharedPlatforms.OfThisAssembly()).Get(GetType(), Start) : await Start();
        (One, Two) = (await Register("northwind", "Northwind Facilities", "Nora Lindqvist"), await Register("brightside", "Brightside Repairs", "Omar Haddad"));
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_platform is not null && !IsShared) await _platform.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops the platform in good order and starts it again over the same database.</summary>
    public async Task Restart()
    {
        if (IsShared) throw new InvalidOperationException($"Others work with this platform: restart an {nameof(OwnPlatformApp)}.");
        await _platform.Restart();
        (One, Two) = (One with { Client = ClientFor(One.ApiKey) }, Two with { Client = ClientFor(Two.ApiKey) });
    }

    /// <summary>A database and the files of its records as a backup of this platform, taken now, restores them.</summary>
    public async Task<Restored> BackUpAndRestore()
    {
        var ct = TestContext.Current.CancellationToken;
        var (file, elsewhere) = (Path.Combine(DataFolder, $"{Guid.CreateVersion7():n}.backup"), await Database.Create(Template.Empty));
        var folder = Directory.CreateTempSubdirectory("platform-restored-").FullName;
        await using var owner = Npgsql.NpgsqlDataSource.Create(elsewhere.ConnectionString);
        var files = new FileStore(new ConfigurationBuilder().AddInMemoryCollection([new("Data:Folder", folder)]).Build());
        await Backup.Take(Services.GetRequiredService<Databases>().Owner, Services.GetRequiredService<FileStore>(), file, DateTimeOffset.UtcNow, ToError.Instance, ct);
        await Restore.From(file, owner, files, MigrationScript.Of(Modules), ToError.Instance, ct);
        return new(elsewhere, files, folder);
    }

    /// <summary>Waits for the newest letter to an address.</summary>
    public Task<ReceivedMail> MailTo(string address, Func<ReceivedMail, bool>? which = null) => Mailbox.Wait(MailFolder, address, which, TestContext.Current.CancellationToken);

    /// <summary>A client that has not signed in. Where it asks first whether a body is wanted, it waits for the answer, however busy the machine is.</summary>
    public HttpClient Stranger() => new(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = new Uri(Url), Timeout = TimeSpan.FromMinutes(5) };

    public HttpClient ClientFor(string apiKey)
    {
        var client = Stranger();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        return client;
    }

    private Task<RunningPlatform> Start() => RunningPlatform.Start([.. Modules, .. More], Settings);

    /// <summary>Does what a schedule does, now.</summary>
    public async Task Run(string schedule)
    {
        await using var scope = Services.CreateAsyncScope();
        var type = scope.ServiceProvider.GetServices<ScheduleEntry>().Single(entry => entry.Name == schedule).Type;
        await ((ISchedule)scope.ServiceProvider.GetRequiredService(type)).Run(TestContext.Current.CancellationToken);
    }

    /// <summary>One more tenant, for a test that needs a company without a past.</summary>
    public async Task<TestTenant> Register(string slug, string name, string administrator)
    {
        var (demo, ct, mark) = (Services.GetRequiredService<IDemoTenants>(), TestContext.Current.CancellationToken, Guid.CreateVersion7().ToString("N")[16..]);
        var tenant = new DemoTenant(new(Guid.CreateVersion7()), $"{slug}-{mark}", name, $"{slug}.{mark}@demo.example", "demo-Platform-1");
        await demo.Ensure(tenant, administrator, ct);
        var key = await demo.NewApiKey(tenant, "tests", ct);
        return new(tenant.Id, tenant.Slug, tenant.Email, tenant.Password, key, ClientFor(key));
    }
}

/// <summary>A platform of the class's own.</summary>
public class OwnPlatformApp : PlatformApp
{
    protected override bool IsShared => false;
}

/// <summary>A tenant as a test knows it, and a client that may do everything in it.</summary>
public sealed record TestTenant(TenantId Id, string Slug, string Email, string Password, string ApiKey, HttpClient Client);

/// <summary>What was restored from a backup, until it is let go.</summary>
public sealed class Restored(Database database, FileStore files, string folder) : IAsyncDisposable
{
    public string ConnectionString => database.ConnectionString;
    public FileStore Files => files;

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
