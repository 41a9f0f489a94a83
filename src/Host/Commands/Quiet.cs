using Platform.Hosting;
using Platform.Hosting.Data;
using Platform.Hosting.Migrations;
using Platform.Hosting.Postgres;

namespace Platform.Host.Commands;

/// <summary>The platform put together and never started, for a command that works on its database while another process serves, or none does.</summary>
internal sealed class Quiet : IAsyncDisposable
{
    private readonly EmbeddedPostgres _postgres;
    private readonly WebApplication _app;

    private Quiet(EmbeddedPostgres postgres, WebApplication app) => (_postgres, _app) = (postgres, app);

    public IServiceProvider Services => _app.Services;

    public static async Task<Quiet> Open(IReadOnlyList<IModule> modules, string[] args)
    {
        var builder = PlatformHost.Compose(modules, [.. args.Where(a => a.StartsWith('-'))]);
        Doctor.ThrowOnProblems(builder);
        var postgres = await EmbeddedPostgres.Join(PostgresOptions.From(builder.Configuration), Serve.Steps, CancellationToken.None);
        var databases = new Databases(postgres.ConnectionString);
        await new Migrator(databases.Owner, MigrationScript.Of(modules), Serve.Steps).Migrate(CancellationToken.None);
        builder.Services.AddSingleton(_ => databases);
        builder.Logging.ClearProviders(); // the command itself says what it did
        return new(postgres, builder.Build());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    /// <summary>The arguments name=value, all of which the command needs.</summary>
    public static Dictionary<string, string> Given(string[] args, string[] needed, string example)
    {
        var given = args.Where(a => needed.Any(n => a.StartsWith($"{n}=", StringComparison.Ordinal))).ToDictionary(a => a[..a.IndexOf('=')], a => a[(a.IndexOf('=') + 1)..]);
        return needed.FirstOrDefault(n => !given.ContainsKey(n)) is { } missing ? throw new StartupException($"The command lacks {missing}=….", example) : given;
    }
}
