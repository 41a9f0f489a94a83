using System.Data;
using System.IO.Compression;
using System.Text.Json;
using Npgsql;
using Platform.Hosting.Files;

namespace Platform.Hosting.Backups;

/// <summary>
/// Copies the whole database, as of one instant and while it works, and the files its rows name, into one file that any PostgreSQL can be filled from again.
/// The server's own tools would do it too, but an embedded server brings none.
/// </summary>
public static class Backup
{
    public static async Task<long> Take(NpgsqlDataSource owner, FileStore files, string file, DateTimeOffset now, IProgress<string> progress, CancellationToken ct)
    {
        // Taken before the instant: what a row names then is not swept until all is copied.
        await using var keeping = await owner.OpenConnectionAsync(ct);
        await using var turn = await SweepFiles.HoldOff(keeping, ct);
        await using var connection = await owner.OpenConnectionAsync(ct);
        await using var instant = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);

        // Under another name until it is whole: a file that has the name can be trusted.
        var partial = file + ".partial";
        var tables = new List<BackupTable>();
        await using (var stream = File.Create(partial))
        await using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, columns) in await Catalogue.Tables(connection, ct))
            {
                progress.Report($"copying {name}");
                var table = new BackupTable(name, columns, await Count(connection, name, ct));
                await using (var entry = zip.CreateEntry(table.Entry, CompressionLevel.Fastest).Open())
                await using (var rows = await connection.BeginRawBinaryCopyAsync($"copy (select {table.ColumnList} from {name}) to stdout (format binary)", ct))
                    await rows.CopyToAsync(entry, ct);
                tables.Add(table);
            }

            var kept = await FilesInBackup.Copy(files, zip, progress, ct);
            var manifest = new BackupManifest(BackupManifest.CurrentFormat, now, await Catalogue.Migrations(connection, ct), tables, await Catalogue.Partitions(connection, ct), kept);
            await using var text = zip.CreateEntry(BackupManifest.Entry).Open();
            await JsonSerializer.SerializeAsync(text, manifest, JsonSerializerOptions.Web, ct);
        }

        File.Move(partial, file, overwrite: true);
        return tables.Sum(t => t.Rows);
    }

    private static async Task<long> Count(NpgsqlConnection connection, string table, CancellationToken ct)
    {
        await using var count = new NpgsqlCommand($"select count(*) from {table}", connection) { CommandTimeout = 0 };
        return (long)(await count.ExecuteScalarAsync(ct))!;
    }
}
