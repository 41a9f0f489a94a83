using Npgsql;
using Platform.Hosting;
using Platform.Hosting.Postgres;
using Platform.ServiceDefaults;

namespace Platform.Host.Commands;

/// <summary>postgres: runs the embedded PostgreSQL for several processes on this machine, which are started with Postgres:Join.</summary>
internal static class ServePostgres
{
    private const int ForManyProcesses = 600;
    private static readonly TimeSpan ForGoodbyes = TimeSpan.FromSeconds(8);

    public static async Task<int> Run(IReadOnlyList<IModule> modules, string[] args, IEdition? edition)
    {
        var settings = PlatformHost.Compose(modules, args, edition);
        Doctor.ThrowOnProblems(settings);
        await using var postgres = await EmbeddedPostgres.Start(PostgresOptions.From(settings.Configuration) with { MaxConnections = ForManyProcesses }, Serve.Steps, CancellationToken.None);

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.AddTelemetry();
        builder.AddHealth();
        await using var app = builder.Build();
        app.MapHealth();
        Serve.Steps.Report($"{postgres.Source} runs.");
        await app.RunAsync();
        await WaitForClients(postgres.ConnectionString);
        return 0;
    }

    // All processes are asked to stop at once, and the others need the database to leave in good order.
    private static async Task WaitForClients(string connectionString)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        using var enough = new CancellationTokenSource(ForGoodbyes);
        try
        {
            while (await HasClients(database, enough.Token)) await Task.Delay(100, enough.Token);
        }
        catch (OperationCanceledException) { Serve.Steps.Report("Some processes are still there; PostgreSQL stops all the same."); }
    }

    private static async Task<bool> HasClients(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var count = database.CreateCommand("select exists (select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid())");
        return await count.ExecuteScalarAsync(ct) is true;
    }
}
