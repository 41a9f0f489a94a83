using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Platform.Hosting.Privacy;

namespace Platform.Hosting.Files;

/// <summary>The bytes of a file: how many, and the hash they are found by.</summary>
public sealed record StoredFile(string Sha256, long Bytes);

/// <summary>A file in the store.</summary>
internal readonly record struct KeptFile(TenantId Tenant, string Sha256);

/// <summary>
/// Files that belong to records, in the data folder: each kept once per tenant under the hash of its content. A module keeps the hash in a row of its
/// own and says in which column (<see cref="FileRegistration.AddFilesOf"/>); what no row names is swept after a day.
/// </summary>
public sealed class FileStore(IConfiguration settings) : ITenantEraser
{
    private string Folder => Path.Combine(DataFolder.From(settings), "files");

    /// <summary>Keeps what a stream holds; on disk when this returns.</summary>
    public async Task<StoredFile> Keep(TenantId tenant, Stream content, CancellationToken ct)
    {
        var own = Directory.CreateDirectory(Path.Combine(Folder, tenant.ToString())).FullName;
        var growing = Path.Combine(own, $"{Guid.NewGuid():N}.part");
        try
        {
            string hash;
            long length = 0;
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using (var file = new FileStream(growing, options))
            {
                using var hashing = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                var buffer = new byte[81_920];
                for (int read; (read = await content.ReadAsync(buffer, ct)) > 0; length += read)
                {
                    hashing.AppendData(buffer.AsSpan(0, read));
                    await file.WriteAsync(buffer.AsMemory(0, read), ct);
                }

                hash = Convert.ToHexStringLower(hashing.GetHashAndReset());
                file.Flush(flushToDisk: true);
            }

            var kept = PathOf(tenant, hash);
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            File.Move(growing, kept, overwrite: true); // the same bytes, when it was there
            return new(hash, length);
        }
        finally { File.Delete(growing); }
    }

    /// <summary>The file with this hash; null when the tenant has none.</summary>
    public Stream? Open(TenantId tenant, string sha256)
    {
        var path = PathOf(tenant, sha256);
        return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 81_920, FileOptions.Asynchronous | FileOptions.SequentialScan) : null;
    }

    public void Forget(TenantId tenant, string sha256) => File.Delete(PathOf(tenant, sha256));

    /// <summary>Every file there is, of all tenants.</summary>
    internal IEnumerable<KeptFile> All()
    {
        if (!Directory.Exists(Folder)) yield break;
        foreach (var own in new DirectoryInfo(Folder).EnumerateDirectories())
        {
            if (!Guid.TryParseExact(own.Name, "D", out var tenant)) continue;
            foreach (var file in own.EnumerateFiles("*", SearchOption.AllDirectories))
                if (IsHash(file.Name)) yield return new(new(tenant), file.Name);
        }
    }

    /// <summary>Removes what no process is writing any more: pieces older than this.</summary>
    internal void ForgetPieces(DateTimeOffset before)
    {
        if (!Directory.Exists(Folder)) return;
        foreach (var piece in new DirectoryInfo(Folder).EnumerateFiles("*.part", SearchOption.AllDirectories))
            if (piece.LastWriteTimeUtc < before.UtcDateTime) piece.Delete();
    }

    internal DateTimeOffset? KeptAt(KeptFile file) => new FileInfo(PathOf(file.Tenant, file.Sha256)) is { Exists: true } kept ? kept.LastWriteTimeUtc : null;

    /// <summary>Removes a file that was kept before this. One that is kept again in this moment stays: somebody is about to name it.</summary>
    internal void ForgetIfOlder(KeptFile file, DateTimeOffset before)
    {
        var path = PathOf(file.Tenant, file.Sha256);
        var aside = $"{path}.{Guid.NewGuid():N}.part";
        try { File.Move(path, aside); }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException) { return; }
        if (File.GetLastWriteTimeUtc(aside) < before.UtcDateTime) File.Delete(aside);
        else File.Move(aside, path, overwrite: true);
    }

    public Task Erase(TenantId tenant, CancellationToken ct)
    {
        if (Path.Combine(Folder, tenant.ToString()) is var own && Directory.Exists(own)) Directory.Delete(own, recursive: true);
        return Task.CompletedTask;
    }

    // A name of ours: nothing a path could be made of.
    private static bool IsHash(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);

    private string PathOf(TenantId tenant, string sha256) => IsHash(sha256)
        ? Path.Combine(Folder, tenant.ToString(), sha256[..2], sha256)
        : throw new ArgumentException("This is no hash of a file.", nameof(sha256));
}
