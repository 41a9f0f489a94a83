using System.IO.Compression;
using System.Text.Json;
using Npgsql;
using Platform.Hosting.Files;
using Platform.Hosting.Migrations;

namespace Platform.Hosting.Backups;

/// <summary>Fills an empty database from a backup: brings the schema to where it was then, copies files and rows, and brings it on to this version.</summary>
public static class Restore
{
    public static async Task<long> From(string file, NpgsqlDataSource owner, FileStore files, IReadOnlyList<MigrationScript> scripts, IProgress<string> progress, CancellationToken ct)
    {
        await using var stream = Open(file);
        using var zip = Archive(stream, file);
        var manifest = await Manifest(zip, file, ct);
        var then = ScriptsOf(manifest, scripts);

        await using var connection = await owner.OpenConnectionAsync(ct);
        await ThrowUnlessEmpty(connection, ct);
        await new Migrator(owner, then, progress).Migrate(ct);
        var (restored, damaged) = await FilesInBackup.Restore(files, zip, progress, ct); // before the rows that name them
        if (damaged is not null) throw Damaged($"{damaged} is not what it was");
        if (restored != manifest.Files) throw Damaged($"it has {restored} of {manifest.Files} files");
        await Fill(connection, zip, manifest, progress, ct);
        await new Migrator(owner, scripts, progress).Migrate(ct);
        return manifest.Tables.Sum(t => t.Rows);
    }

    // One transaction: a restore that dies leaves the database empty, and can be started again.
    private static async Task Fill(NpgsqlConnection connection, ZipArchive zip, BackupManifest manifest, IProgress<string> progress, CancellationToken ct)
    {
        await using var whole = await connection.BeginTransactionAsync(ct);
        foreach (var partition in manifest.Partitions) await Execute(connection, partition, ct);
        foreach (var table in manifest.Tables)
        {
            progress.Report($"restoring {table.Name} ({table.Rows} rows)");
            await Execute(connection, $"delete from {table.Name}", ct); // rows that a migration brought
            await using var entry = (zip.GetEntry(table.Entry) ?? throw Damaged($"it lacks {table.Entry}")).Open();
            await using var rows = await connection.BeginRawBinaryCopyAsync($"copy {table.Name} ({table.ColumnList}) from stdin (format binary)", ct);
            await entry.CopyToAsync(rows, ct);
        }

        foreach (var reset in await Catalogue.SequenceResets(connection, ct)) await Execute(connection, reset, ct);
        await whole.CommitAsync(ct);
    }

    private static List<MigrationScript> ScriptsOf(BackupManifest manifest, IReadOnlyList<MigrationScript> scripts)
    {
        if (manifest.Migrations.FirstOrDefault(m => !scripts.Any(s => (s.Module, s.Number, s.Checksum) == (m.Module, m.Number, m.Checksum))) is { } unknown)
            throw new StartupException(
                $"The backup was made by another version of this program: it has {unknown.Module} migration {unknown.Number:0000}, which this version does not have.",
                "Restore it with the version that made it, or a newer one.");
        return [.. scripts.Where(s => manifest.Migrations.Any(m => (m.Module, m.Number) == (s.Module, s.Number)))];
    }

    private static async Task ThrowUnlessEmpty(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var used = new NpgsqlCommand("select to_regclass('platform.journal') is not null", connection);
        if (await used.ExecuteScalarAsync(ct) is not true) return;
        used.CommandText = "select exists (select from platform.journal)";
        if (await used.ExecuteScalarAsync(ct) is true)
            throw new StartupException("The database is not empty, and a restore would mix two histories.", "Restore into a new data folder: restore <file> --Data:Folder=<an empty folder>");
    }

    private static FileStream Open(string file)
    {
        try { return File.OpenRead(file); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The backup {file} cannot be read: {e.Message}", "Give the path of a file that the backup command wrote.", e);
        }
    }

    private static ZipArchive Archive(Stream stream, string file)
    {
        try { return new(stream, ZipArchiveMode.Read); }
        catch (InvalidDataException) { throw Damaged($"{file} is not an archive"); }
    }

    private static async Task<BackupManifest> Manifest(ZipArchive zip, string file, CancellationToken ct)
    {
        await using var text = (zip.GetEntry(BackupManifest.Entry) ?? throw Damaged($"{file} has no manifest")).Open();
        var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(text, JsonSerializerOptions.Web, ct);
        return manifest is { Format: >= BackupManifest.FirstFormat and <= BackupManifest.CurrentFormat } ? manifest : throw Damaged("its format is unknown to this version");
    }

    private static StartupException Damaged(string why) => new($"This is not a backup that can be restored: {why}.", "Give the path of a file that the backup command wrote.");

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }
}
