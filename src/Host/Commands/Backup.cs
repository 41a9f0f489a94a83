using Platform.Hosting;
using Platform.Hosting.Data;
using Platform.Hosting.Files;
using Platform.Hosting.Postgres;

namespace Platform.Host.Commands;

/// <summary>backup [file]: the whole database and the files of its records into one file, while the platform works or not.</summary>
internal static class Backup
{
    public static async Task<int> Run(IReadOnlyList<IModule> modules, string[] args)
    {
        var file = Path.GetFullPath(args is [var given, ..] && !given.StartsWith('-') ? given : $"platform-{DateTimeOffset.UtcNow:yyyyMMdd-HHmmss}.backup");
        var builder = PlatformHost.Compose(modules, [.. args.Where(a => a.StartsWith('-'))]);
        Doctor.ThrowOnProblems(builder);

        await using var postgres = await EmbeddedPostgres.Join(PostgresOptions.From(builder.Configuration), Serve.Steps, CancellationToken.None);
        await using var databases = new Databases(postgres.ConnectionString);
        try
        {
            var rows = await Platform.Hosting.Backups.Backup.Take(databases.Owner, new FileStore(builder.Configuration), file, DateTimeOffset.UtcNow, Serve.Steps, CancellationToken.None);
            Console.WriteLine($"{rows} rows in {file} ({new FileInfo(file).Length / 1024.0 / 1024.0:F1} MB). It holds everything, secrets of people included: keep it safe.");
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The backup could not be written to {file}: {e.Message}", "Name a file in a folder that can be written and has room: backup <file>", e);
        }
    }
}
