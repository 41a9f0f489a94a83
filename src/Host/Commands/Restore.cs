using Platform.Hosting;
using Platform.Hosting.Data;
using Platform.Hosting.Files;
using Platform.Hosting.Migrations;
using Platform.Hosting.Postgres;

namespace Platform.Host.Commands;

/// <summary>restore &lt;file&gt;: fills an empty database from a backup.</summary>
internal static class Restore
{
    public static async Task<int> Run(IReadOnlyList<IModule> modules, string[] args)
    {
        if (args is not [var file, ..] || file.StartsWith('-'))
            throw new StartupException("restore needs the file to restore from.", "restore <file> --Data:Folder=<an empty folder>");

        var builder = PlatformHost.Compose(modules, args[1..]);
        Doctor.ThrowOnProblems(builder);

        await using var postgres = await EmbeddedPostgres.Start(PostgresOptions.From(builder.Configuration), Serve.Steps, CancellationToken.None);
        await using var databases = new Databases(postgres.ConnectionString);
        var rows = await Platform.Hosting.Backups.Restore.From(file, databases.Owner, new FileStore(builder.Configuration), MigrationScript.Of(modules), Serve.Steps, CancellationToken.None);
        Console.WriteLine($"{rows} rows restored from {file}. Start the platform to use them.");
        return 0;
    }
}
