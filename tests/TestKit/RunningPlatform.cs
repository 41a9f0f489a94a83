using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Host;
using Platform.Hosting;
using Platform.Hosting.Migrations;

namespace Platform.TestKit;

/// <summary>A platform that runs over a database and in folders of its own, until it is let go.</summary>
internal sealed class RunningPlatform : IAsyncDisposable
{
    // What a test asks for comes from one address, and all tests of a process may ask one platform.
    private static readonly string[] Usual =
    [
        "--Urls=http://127.0.0.1:0", "--environment=Testing", "--Web:Build=false", "--shutdownTimeoutSeconds=120",
        "--RateLimits:stranger:Burst=100000", "--RateLimits:key:Burst=1000000", "--Identity:SignIn:PerAddressPerMinute=1000",
    ];

    private readonly Database _database;
    private readonly IReadOnlyList<IModule> _modules;
    private readonly string[] _settings;

    private RunningPlatform(Database database, IReadOnlyList<IModule> modules, IEnumerable<string> settings)
    {
        (_database, _modules) = (database, modules);
        _settings = [.. Usual, $"--ConnectionStrings:platform={database.ConnectionString}", $"--Mail:Folder={MailFolder}", $"--Data:Folder={DataFolder}", .. settings];
    }

    public PlatformHost Host { get; private set; } = null!;
    public string ConnectionString => _database.ConnectionString;
    public string MailFolder { get; } = Directory.CreateTempSubdirectory("platform-mail-").FullName;
    public string DataFolder { get; } = Directory.CreateTempSubdirectory("platform-data-").FullName;

    public static async Task<RunningPlatform> Start(IReadOnlyList<IModule> modules, IEnumerable<string> settings)
    {
        var platform = new RunningPlatform(await Database.Create(Template.Migrated(MigrationScript.Of(PlatformApp.Modules))), modules, settings);
        await platform.StartHost();
        return platform;
    }

    /// <summary>Stops it in good order and starts it again over the same database.</summary>
    public async Task Restart()
    {
        await Host.DisposeAsync();
        await StartHost();
    }

    public async ValueTask DisposeAsync()
    {
        if (Host is not null) await Host.DisposeAsync();
        await _database.DisposeAsync();
        try
        {
            Directory.Delete(MailFolder, recursive: true);
            Directory.Delete(DataFolder, recursive: true);
        }
        catch (IOException) { } // a letter was still being put down; the system clears its temporary folder
    }

    // Whichever test needs it first: it outlives that test.
    private async Task StartHost() => Host = await PlatformHost.Start([.. _modules, new CheapPasswords()], _settings, ToError.Instance, CancellationToken.None);

    // What makes guessing expensive makes hundreds of tests that sign in expensive, too.
    private sealed class CheapPasswords : IModule
    {
        public string Name => "cheap-passwords";

        public void AddServices(IHostApplicationBuilder builder) => builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000);
    }
}
