using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Npgsql;
using Platform.Host.Commands;
using Platform.Host.Seeding;
using Platform.Host.Web;
using Platform.Hosting;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Migrations;
using Platform.Hosting.Postgres;
using Platform.Hosting.Settings;
using Platform.ServiceDefaults;

namespace Platform.Host;

/// <summary>The platform, running: a PostgreSQL, a schema that fits the code, the modules, and an address. Tests and benchmarks start it the same way.</summary>
public sealed class PlatformHost : IAsyncDisposable
{
    private readonly EmbeddedPostgres _postgres;

    private PlatformHost(WebApplication app, EmbeddedPostgres postgres) => (App, _postgres) = (app, postgres);

    public WebApplication App { get; }
    public string ConnectionString => _postgres.ConnectionString;
    public string PostgresSource => _postgres.Source;

    /// <summary>The demo tenants; none outside Development.</summary>
    public IReadOnlyList<DemoTenant> Demo { get; private init; } = [];

    /// <summary>The address it answers on.</summary>
    public string Url => App.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();

    public static async Task<PlatformHost> Start(IReadOnlyList<IModule> modules, string[] args, IProgress<string> progress, CancellationToken ct)
    {
        var builder = Compose(modules, args);
        Doctor.ThrowOnProblems(builder);
        Addresses.EnsureFree(builder.Configuration["Urls"]);

        var web = builder.Roles().HasFlag(Roles.Web) ? await WebBuild.Ensure(builder.Configuration, progress, ct) : null;
        var postgres = await EmbeddedPostgres.Start(PostgresOptions.From(builder.Configuration), progress, ct);
        WebApplication? app = null;
        try
        {
            var databases = new Databases(postgres.ConnectionString);
            builder.Services.AddSingleton(_ => databases);
            await new Migrator(databases.Owner, MigrationScript.Of(modules), progress).Migrate(ct);

            app = builder.Build();
            app.UseServerSpans();
            app.MapModules(modules);
            app.MapHealth();
            if (builder.Roles().HasFlag(Roles.Web)) app.MapWebApp(web);
            await Listen(app, ct);
            return new(app, postgres) { Demo = await DemoData.Ensure(app, progress, ct) };
        }
        catch
        {
            // What had begun before the failure would go on without an end.
            if (app is not null)
            {
                await app.StopAsync(CancellationToken.None);
                await app.DisposeAsync();
            }

            await postgres.DisposeAsync();
            throw;
        }
    }

    /// <summary>Settings come from beside the program, the environment and the command line, wherever it is started from.</summary>
    internal static WebApplicationBuilder Compose(IReadOnlyList<IModule> modules, string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.AddTelemetry();
        builder.AddHealth();
        builder.AddModules(modules);
        builder.Services.AddSettings(Setting.Flag("Web:Build", "Builds the web app at start when its sources have changed.", "true"));
        DemoData.AddSettings(builder);
        return builder;
    }

    private static async Task Listen(WebApplication app, CancellationToken ct)
    {
        try { await app.StartAsync(ct); }
        catch (IOException e) when (e.InnerException is AddressInUseException) { throw Addresses.Taken(app.Configuration["Urls"]); }
    }

    /// <summary>Drains: no new requests, what was begun is finished, twins are saved; PostgreSQL is the last to go.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await App.StopAsync();
            await App.DisposeAsync();
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await _postgres.DisposeAsync();
        }
    }
}
