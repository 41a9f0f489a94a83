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

    public static async Task<PlatformHost> Start(IReadOnlyList<IModule> modules, string[] args, IProgress<string> progress, CancellationToken ct, IEdition? edition = null)
    {
        var builder = Compose(modules, args, edition);
        Doctor.ThrowOnProblems(builder);
        Addresses.EnsureFree(builder.Configuration["Urls"]);

        var web = builder.Roles().HasFlag(Roles.Web) ? await WebBuild.Ensure(builder.Configuration, progress, ct) : null;
        var starting = Open(builder.Configuration, progress, ct);
        Databases? databases = null;
        builder.Services.AddSingleton(_ => databases ?? throw new InvalidOperationException("There is no database yet: what needs one waits until the host is started."));
        WebApplication? app = null;
        try
        {
            // After a crash PostgreSQL is busy for seconds with one processor; the others have the time.
            app = await Task.Run(() => Assemble(builder, modules, web), ct);
            databases = new Databases((await starting).ConnectionString);
            await new Migrator(databases.Owner, MigrationScript.Of(modules), progress).Migrate(ct);
            await Listen(app, ct);
            return new(app, await starting) { Demo = await DemoData.Ensure(app, progress, ct) };
        }
        catch
        {
            // What had begun before the failure would go on without an end.
            if (app is not null)
            {
                await app.StopAsync(CancellationToken.None);
                await app.DisposeAsync();
            }

            await ((Task)starting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (starting.IsCompletedSuccessfully) await starting.Result.DisposeAsync();
            throw;
        }
    }

    private static Task<EmbeddedPostgres> Open(IConfiguration settings, IProgress<string> progress, CancellationToken ct) =>
        settings.GetValue("Postgres:Join", false) ? EmbeddedPostgres.Join(PostgresOptions.From(settings), progress, ct) : EmbeddedPostgres.Start(PostgresOptions.From(settings), progress, ct);

    private static WebApplication Assemble(WebApplicationBuilder builder, IReadOnlyList<IModule> modules, string? web)
    {
        var app = builder.Build();
        app.UseServerSpans();
        app.MapModules(modules);
        app.MapHealth();
        if (builder.Roles().HasFlag(Roles.Web)) app.MapWebApp(web);
        BuildOnce(app);
        return app;
    }

    /// <summary>Routing, authorization and the API's document each ask for the endpoints, and what answers them would compile every one anew: seconds of every start.</summary>
    private static void BuildOnce(IEndpointRouteBuilder app)
    {
        var once = new CompositeEndpointDataSource([.. app.DataSources]);
        app.DataSources.Clear();
        app.DataSources.Add(once);
    }

    /// <summary>Settings come from beside the program, the environment and the command line, wherever it is started from.</summary>
    internal static WebApplicationBuilder Compose(IReadOnlyList<IModule> modules, string[] args, IEdition? edition = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.AddTelemetry();
        builder.AddHealth();
        builder.AddModules(modules, edition);
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
