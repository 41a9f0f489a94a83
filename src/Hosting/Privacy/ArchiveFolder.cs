using Microsoft.Extensions.Configuration;
using Platform.Hosting.Schedules;

namespace Platform.Hosting.Privacy;

/// <summary>Where archives are kept for a while, as files only this account can read.</summary>
public sealed class ArchiveFolder(IConfiguration settings, TimeProvider time)
{
    /// <summary>How long an archive can be fetched.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private string Folder => Path.Combine(DataFolder.From(settings), "archives");

    /// <summary>Where the archive of a request is; null when there is none, any more.</summary>
    public string? Find(TenantId tenant, Guid request) => PathOf(tenant, request) is var path && File.Exists(path) ? path : null;

    /// <summary>Removes archives that have expired, and what a killed process left half made.</summary>
    public void Prune()
    {
        if (!Directory.Exists(Folder)) return;
        foreach (var file in new DirectoryInfo(Folder).EnumerateFiles("*", SearchOption.AllDirectories))
            if (file.LastWriteTimeUtc < time.GetUtcNow().UtcDateTime - (file.Extension == ".part" ? TimeSpan.FromDays(1) : Kept)) file.Delete();
    }

    public void Forget(TenantId tenant)
    {
        if (Path.Combine(Folder, tenant.ToString()) is var own && Directory.Exists(own)) Directory.Delete(own, recursive: true);
    }

    internal string PathOf(TenantId tenant, Guid request) => Path.Combine(Folder, tenant.ToString(), $"{request}.zip");
}

/// <summary>Removes archives that can no longer be fetched.</summary>
internal sealed class PruneArchives(ArchiveFolder archives) : ISchedule
{
    public static string Name => "prune-archives";
    public static string Cron => "0 15 * * * ?";

    public Task Run(CancellationToken ct)
    {
        archives.Prune();
        return Task.CompletedTask;
    }
}
