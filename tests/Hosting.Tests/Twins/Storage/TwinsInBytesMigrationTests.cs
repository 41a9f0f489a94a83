using Npgsql;
using Platform.Hosting.Data;
using Platform.Hosting.Migrations;
using Platform.TestKit;
using Platform.Twins;

namespace Platform.Hosting.Twins.Storage;

public sealed class TwinsInBytesMigrationTests : IAsyncLifetime
{
    private readonly IReadOnlyList<MigrationScript> _scripts = MigrationScript.Of([]);
    private Database _database = null!;
    private Databases _databases = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await Database.Create(Template.Migrated([.. _scripts.Where(script => script.Number < 10)]));
        _databases = new(_database.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await _databases.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_snapshot_written_as_json_before_is_read_afterwards()
    {
        var key = new TwinKey(new(Guid.NewGuid()), Guid.NewGuid());
        await using (var save = _databases.Owner.CreateCommand($$"""
            insert into platform.twins (tenant, kind, id, state, saved_at) values ('{{key.Tenant}}', 'note', '{{key.Id}}', '{"Text": "grüß \u0000 dich", "Lines": ["a", "b"]}', now())
            """)) await save.ExecuteNonQueryAsync(Ct);

        await new Migrator(_databases.Owner, _scripts, new Progress<string>()).Migrate(Ct);

        var note = Assert.Single(await new TwinSnapshots<Note, Tick>(_databases.System, TimeProvider.System).Load([key], Ct))!;
        Assert.Equal("grüß \0 dich", note.Text);
        Assert.Equal(["a", "b"], note.Lines);
    }
}
