using Platform.Hosting;
using Platform.Hosting.Data;
using Platform.Hosting.Migrations;
using Platform.Hosting.Postgres;

namespace Platform.Host.Commands;

/// <summary>migrate: brings the database to where this program needs it, and ends; before the processes of the distributed edition start.</summary>
internal static class Migrate
{
    public static async Task<int> Run(IReadOnlyList<IModule> modules, string[] args, IEdition? edition)
    {
        var builder = PlatformHost.Compose(modules, args, edition);
        Doctor.ThrowOnProblems(builder);
        await using var postgres = await EmbeddedPostgres.Join(PostgresOptions.From(builder.Configuration), Serve.Steps, CancellationToken.None);
        await using var databases = new Databases(postgres.ConnectionString);
        await new Migrator(databases.Owner, MigrationScript.Of(modules), Serve.Steps).Migrate(CancellationToken.None);
        Serve.Steps.Report("The database is up to date.");
        return 0;
    }
}
