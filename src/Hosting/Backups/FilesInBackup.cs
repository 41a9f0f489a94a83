using System.IO.Compression;
using Platform.Hosting.Files;

namespace Platform.Hosting.Backups;

/// <summary>
/// The files of records in a backup. They are copied after the rows: a file never changes, and none that a row names is removed meanwhile,
/// so that every row that is restored finds its file.
/// </summary>
internal static class FilesInBackup
{
    private const string Folder = "files/";

    public static async Task<long> Copy(FileStore store, ZipArchive zip, IProgress<string> progress, CancellationToken ct)
    {
        progress.Report("copying files");
        var copied = 0L;
        foreach (var file in store.All())
        {
            await using var content = store.Open(file.Tenant, file.Sha256);
            if (content is null) continue; // its person was erased in this moment
            await using var entry = zip.CreateEntry($"{Folder}{file.Tenant}/{file.Sha256}", CompressionLevel.Fastest).Open();
            await content.CopyToAsync(entry, ct);
            copied++;
        }

        return copied;
    }

    /// <summary>Keeps them as they were first kept: an entry says whose it is, and its bytes say where it belongs. Answers how many, and the first that is damaged.</summary>
    public static async Task<(long Restored, string? Damaged)> Restore(FileStore store, ZipArchive zip, IProgress<string> progress, CancellationToken ct)
    {
        progress.Report("restoring files");
        var restored = 0L;
        foreach (var entry in zip.Entries.Where(e => e.FullName.StartsWith(Folder, StringComparison.Ordinal)))
        {
            if (entry.FullName.Split('/') is not [_, var folder, var hash] || !Guid.TryParseExact(folder, "D", out var tenant)) return (restored, entry.FullName);
            await using var content = entry.Open();
            var kept = await store.Keep(new(tenant), content, ct);
            if (kept.Sha256 != hash) return (restored, entry.FullName);
            restored++;
        }

        return (restored, null);
    }
}
