namespace Platform.Hosting.Privacy;

/// <summary>Makes archives of what is kept of a person or a tenant.</summary>
public sealed class ArchiveMaking(ArchiveFolder folder, IEnumerable<IPersonalDataSource> sources, TenantTables tables, TimeProvider time)
{
    /// <summary>Writes everything kept of a person, or of the whole tenant when nobody is named; answers its size in bytes.</summary>
    public async Task<long> Make(TenantId tenant, Guid request, PersonInQuestion? person, Action<double> progress, CancellationToken ct)
    {
        var path = folder.PathOf(tenant, request);
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
}
