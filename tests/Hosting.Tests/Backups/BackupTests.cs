using Platform.Hosting.Data;
using Platform.Hosting.Files;
using Platform.Hosting.Migrations;
using Platform.TestKit;

namespace Platform.Hosting.Backups;

public sealed class BackupTests(Counters counters) : IClassFixture<Counters>, IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7():n}.backup");
    private readonly Folder _files = new();
    private readonly TenantId _tenant = new(Guid.CreateVersion7());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private static IReadOnlyList<MigrationScript> Scripts => MigrationScript.Of([]);

    public void Dispose()
    {
        File.Delete(_file);
        _files.Dispose();
    }

    [Fact]
    public async Task What_was_backed_up_is_restored_and_the_platform_goes_on_from_there()
    {
        await new Numbers(counters.Databases).Take(_tenant, "counter", Ct, count: 7);
        for (var i = 0; i < 3; i++) await counters.Start(_tenant, $"kept {i}");
        await Backup.Take(counters.Databases.Owner, _files.Store, _file, DateTimeOffset.UtcNow, ToError.Instance, Ct);

        await using var elsewhere = await Elsewhere();
        await using var restored = new Databases(elsewhere.ConnectionString);
        await Restore.From(_file, restored.Owner, _files.Store, Scripts, ToError.Instance, Ct);

        Assert.Equal(8, await new Numbers(restored).Take(_tenant, "counter", Ct));
        Assert.Equal(await Journal(counters.Databases), await Journal(restored));
        Assert.Equal(await counters.Read<long>(counters.Databases.Owner, "select count(*) from counters.counters"), await counters.Read<long>(restored.Owner, "select count(*) from counters.counters"));
    }

    [Fact]
    public async Task Files_of_records_come_back_each_to_its_tenant()
    {
        var stranger = new TenantId(Guid.CreateVersion7());
        var (ours, theirs) = (await _files.Keep(_tenant, "ours"), await _files.Keep(stranger, "theirs"));
        await Backup.Take(counters.Databases.Owner, _files.Store, _file, DateTimeOffset.UtcNow, ToError.Instance, Ct);

        await using var elsewhere = await Elsewhere();
        await using var restored = new Databases(elsewhere.ConnectionString);
        using var there = new Folder();
        await Restore.From(_file, restored.Owner, there.Store, Scripts, ToError.Instance, Ct);

        Assert.Equal(("ours", "theirs"), (there.Read(_tenant, ours), there.Read(stranger, theirs)));
        Assert.Equal(2, there.Files.Count);
    }

    [Theory, InlineData("files/../../0.txt"), InlineData("files/0193d000-0000-7000-8000-000000000001/0.txt")]
    public async Task A_file_with_another_name_than_its_own_is_not_restored(string name)
    {
        await Backup.Take(counters.Databases.Owner, _files.Store, _file, DateTimeOffset.UtcNow, ToError.Instance, Ct);
        await using (var zip = await System.IO.Compression.ZipFile.OpenAsync(_file, System.IO.Compression.ZipArchiveMode.Update, Ct))
        await using (var entry = await zip.CreateEntry(name).OpenAsync(Ct))
            await entry.WriteAsync("smuggled"u8.ToArray(), Ct);

        await using var elsewhere = await Elsewhere();
        await using var databases = new Databases(elsewhere.ConnectionString);
        var refusal = await Assert.ThrowsAsync<StartupException>(() => Restore.From(_file, databases.Owner, _files.Store, Scripts, ToError.Instance, Ct));
        Assert.Contains(name, refusal.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_with_a_past_is_not_overwritten()
    {
        await counters.Start(_tenant, "precious");
        await Backup.Take(counters.Databases.Owner, _files.Store, _file, DateTimeOffset.UtcNow, ToError.Instance, Ct);
        var refusal = await Assert.ThrowsAsync<StartupException>(() => Restore.From(_file, counters.Databases.Owner, _files.Store, Scripts, ToError.Instance, Ct));
        Assert.Contains("not empty", refusal.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_backup_is_refused_in_words()
    {
        await File.WriteAllTextAsync(_file, "not an archive", Ct);
        await using var elsewhere = await Elsewhere();
        await using var databases = new Databases(elsewhere.ConnectionString);
        await Assert.ThrowsAsync<StartupException>(() => Restore.From(_file, databases.Owner, _files.Store, Scripts, ToError.Instance, Ct));
        await Assert.ThrowsAsync<StartupException>(() => Restore.From(_file + ".missing", databases.Owner, _files.Store, Scripts, ToError.Instance, Ct));
    }

    [Fact]
    public async Task A_backup_of_a_newer_version_is_refused()
    {
        await Backup.Take(counters.Databases.Owner, _files.Store, _file, DateTimeOffset.UtcNow, ToError.Instance, Ct);
        await using var elsewhere = await Elsewhere();
        await using var databases = new Databases(elsewhere.ConnectionString);
        var refusal = await Assert.ThrowsAsync<StartupException>(() => Restore.From(_file, databases.Owner, _files.Store, [Scripts[0]], ToError.Instance, Ct));
        Assert.Contains("another version", refusal.Problem, StringComparison.Ordinal);
    }

    private static Task<string> Journal(Databases databases) => Read(databases, "select string_agg(concat_ws('|', tenant, stream_id, version, kind, data, at), E'\\n' order by stream_id, version) from platform.journal");

    private static async Task<string> Read(Databases databases, string sql)
    {
        await using var command = databases.Owner.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync(Ct))!;
    }

    // Counters are no module, so their table is made by hand on the other side too.
    private static async Task<Database> Elsewhere()
    {
        var database = await Database.Create(Template.Empty);
        await using var owner = Npgsql.NpgsqlDataSource.Create(database.ConnectionString);
        await using var create = owner.CreateCommand("create schema counters; create table counters.counters (tenant uuid, key uuid, label text not null, value int not null, version int not null, parity text, primary key (tenant, key))");
        await create.ExecuteNonQueryAsync(Ct);
        return database;
    }
}
