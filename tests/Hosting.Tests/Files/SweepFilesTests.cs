using Platform.Hosting.Data;

namespace Platform.Hosting.Files;

public sealed class SweepFilesTests(Counters counters) : IClassFixture<Counters>, IAsyncLifetime, IDisposable
{
    private readonly Folder _folder = new();
    private readonly TenantId _tenant = new(Guid.CreateVersion7());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var grant = counters.Databases.Owner.CreateCommand("grant select on counters.counters to platform_system");
        await grant.ExecuteNonQueryAsync(Ct);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_that_no_row_names_is_removed_after_a_day_and_not_before()
    {
        var orphan = await _folder.Keep(_tenant, "orphan");
        _folder.Age(SweepFiles.Grace - TimeSpan.FromHours(1));
        await Sweep();
        Assert.Equal("orphan", _folder.Read(_tenant, orphan));

        _folder.Age(SweepFiles.Grace + TimeSpan.FromHours(1));
        await Sweep();
        Assert.Null(_folder.Read(_tenant, orphan));
    }

    [Fact]
    public async Task A_file_that_a_row_of_its_tenant_names_stays()
    {
        var hash = await _folder.Keep(_tenant, "named");
        var stranger = new TenantId(Guid.CreateVersion7());
        await _folder.Keep(stranger, "named");
        await counters.Start(_tenant, hash);
        _folder.Age(2 * SweepFiles.Grace);
        await Sweep();
        Assert.Equal("named", _folder.Read(_tenant, hash));
        Assert.Null(_folder.Read(stranger, hash));
    }

    [Fact]
    public async Task A_file_that_is_kept_again_is_young_again()
    {
        var hash = await _folder.Keep(_tenant, "again");
        _folder.Age(2 * SweepFiles.Grace);
        await _folder.Keep(_tenant, "again");
        _folder.Store.ForgetIfOlder(new(_tenant, hash), DateTimeOffset.UtcNow - SweepFiles.Grace);
        Assert.Equal("again", _folder.Read(_tenant, hash));
    }

    [Fact]
    public async Task What_a_killed_process_was_writing_is_removed()
    {
        var kept = await _folder.Keep(_tenant, "whole");
        await counters.Start(_tenant, kept);
        await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(_folder.Files[0])!, "0.part"), "hal", Ct);
        _folder.Age(2 * SweepFiles.Grace);
        await Sweep();
        Assert.EndsWith(kept, Assert.Single(_folder.Files), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_removed_while_files_are_copied()
    {
        var orphan = await _folder.Keep(_tenant, "orphan");
        _folder.Age(2 * SweepFiles.Grace);
        await using (var copying = await counters.Databases.Owner.OpenConnectionAsync(Ct))
        await using (await SweepFiles.HoldOff(copying, Ct))
        {
            await Sweep();
            Assert.Equal("orphan", _folder.Read(_tenant, orphan));
        }

        await Sweep();
        Assert.Null(_folder.Read(_tenant, orphan));
    }

    private Task Sweep() => new SweepFiles(_folder.Store, [new FileColumn("counters.counters", "label")], counters.Databases, TimeProvider.System).Run(Ct);
}
