using Microsoft.Extensions.Configuration;
using Platform.Hosting.Schedules;

namespace Platform.Hosting.Privacy;

/// <summary>Makes archives and keeps them for a while, as files only this account can read.</summary>
public sealed class Archives(IConfiguration settings, IEnumerable<IPersonalDataSource> sources, TenantTables tables, TimeProvider time)
{
    /// <summary>How long an archive can be fetched.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private string Folder => Path.Combine(DataFolder.From(settings), "archives");

    /// <summary>Where the archive of a request is; null when there is none, any more.</summary>
    public string? Find(TenantId tenant, Guid request) => PathOf(tenant, request) is var path && File.Exists(path) ? path : null;

    /// <summary>Writes everything kept of a person, or of the whole tenant when nobody is named; answers its size in bytes.</summary>
    public async Task<long> Make(TenantId tenant, Guid request, PersonInQuestion? person, Action<double> progress, CancellationToken ct)
    {
        var path = PathOf(tenant, request);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var growing = $"{path}.part";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var file = new FileStream(growing, options))
        {
            using var archive = new Archive(file);
            var rows = person is null ? await AddTenant(archive, tenant, progress, ct) : await AddPerson(archive, person, progress, ct);
            foreach (var source in sources)
                await foreach (var kept in source.Files(person, ct)) await archive.AddFile(kept, ct);
            await archive.AddContents(new { tenant = tenant.Value, person = person?.Id, madeAt = time.GetUtcNow(), rows }, ct);
        }

        File.Move(growing, path, overwrite: true);
        return new FileInfo(path).Length;
    }

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

    private async Task<Dictionary<string, int>> AddTenant(Archive archive, TenantId tenant, Action<double> progress, CancellationToken ct)
    {
        var rows = new Dictionary<string, int>();
        var all = await tables.All(ct);
        foreach (var table in all)
        {
            progress((double)rows.Count / all.Count);
            rows[table.ToString()] = await archive.AddTable($"{table.Schema}/{table.Name}", tables.Rows(table, tenant, null, ct), ct);
        }

        return rows;
    }

    private async Task<Dictionary<string, int>> AddPerson(Archive archive, PersonInQuestion person, Action<double> progress, CancellationToken ct)
    {
        var (rows, asked, all) = (new Dictionary<string, int>(), 0, sources.ToList());
        foreach (var source in all)
        {
            progress((double)asked++ / all.Count);
            foreach (var table in await source.Of(person, ct))
                rows[$"{source.Module}.{table.Name}"] = await archive.AddTable($"{source.Module}/{table.Name}", table.Rows.ToAsyncEnumerable(), ct);
        }

        return rows;
    }

    private string PathOf(TenantId tenant, Guid request) => Path.Combine(Folder, tenant.ToString(), $"{request}.zip");
}

/// <summary>Removes archives that can no longer be fetched.</summary>
internal sealed class PruneArchives(Archives archives) : ISchedule
{
    public static string Name => "prune-archives";
    public static string Cron => "0 15 * * * ?";

    public Task Run(CancellationToken ct)
    {
        archives.Prune();
        return Task.CompletedTask;
    }
}
