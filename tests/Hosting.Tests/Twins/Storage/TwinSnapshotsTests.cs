using Npgsql;
using Platform.Hosting.Data;
using Platform.TestKit;
using Platform.Twins;

namespace Platform.Hosting.Twins.Storage;

public sealed class TwinSnapshotsTests(TwinSnapshotsTests.Rest rest) : IClassFixture<TwinSnapshotsTests.Rest>
{
    private static readonly DateTimeOffset Noon = new ManualTime().GetUtcNow();
    private readonly TwinKey _key = NewKey();
    private readonly TwinSnapshots<Note, Tick> _snapshots = rest.At(TimeSpan.Zero);

    [Fact]
    public async Task What_is_saved_is_loaded_in_its_place()
    {
        var keys = Enumerable.Range(0, 500).Select(_ => NewKey()).ToArray();
        await Save(_snapshots, [.. keys.Where((_, i) => i % 2 == 0).Select(key => (key, new Note($"{key}")))]);

        var loaded = await _snapshots.Load(keys, default);

        Assert.Equal(keys.Select((key, i) => i % 2 == 0 ? $"{key}" : null), loaded.Select(note => note?.Text));
    }

    [Fact]
    public async Task The_last_snapshot_is_the_one_that_stays()
    {
        await Save(_snapshots, (_key, new Note("first") { WakeAt = Noon }));
        await Save(_snapshots, (_key, new Note("second")));
        Assert.Equal("second", (await Load(_snapshots)).Text);
        Assert.DoesNotContain(_key, await _snapshots.Due(DateTimeOffset.MaxValue, default));
    }

    [Fact]
    public async Task Two_tenants_things_with_one_id_are_kept_apart()
    {
        var other = _key with { Tenant = new TenantId(Guid.NewGuid()) };
        await Save(_snapshots, (_key, new Note("mine")));
        Assert.Equal(["mine", null], (await _snapshots.Load([_key, other], default)).Select(note => note?.Text));
    }

    [Theory]
    [InlineData("\0 \\u0000 ' \" \ud83d\ude00 \u2028", double.NaN)]
    [InlineData("", double.NegativeInfinity)]
    public async Task What_is_hard_to_write_comes_back_as_it_was(string text, double level)
    {
        await Save(_snapshots, (_key, new Note(text) { Level = level, Lines = ["a", "b"], WakeAt = Noon.AddMicroseconds(7) }));
        var note = await Load(_snapshots);
        Assert.Equal((text, level, Noon.AddMicroseconds(7)), (note.Text, note.Level, note.WakeAt));
        Assert.Equal(["a", "b"], note.Lines);
    }

    [Fact]
    public async Task Those_due_are_found_the_longest_overdue_first()
    {
        var (late, later, never, inTime) = (NewKey(), NewKey(), NewKey(), NewKey());
        var long_ago = new DateTimeOffset(1999, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await Save(_snapshots, (later, new Note("") { WakeAt = long_ago.AddHours(2) }), (late, new Note("") { WakeAt = long_ago }),
            (never, new Note("")), (inTime, new Note("") { WakeAt = long_ago.AddHours(3) }));
        Assert.Equal([late, later], await _snapshots.Due(long_ago.AddHours(3), default));
    }

    [Fact]
    public async Task Within_a_minute_it_makes_no_difference_to_the_index_when_a_twin_wants_to_wake()
    {
        await Save(_snapshots, (_key, new Note("") { WakeAt = Noon.AddSeconds(7) }));
        var first = await WakeAt();
        await Save(_snapshots, (_key, new Note("") { WakeAt = Noon.AddSeconds(59) }));
        Assert.Equal((Noon.UtcDateTime, first), (first, await WakeAt()));
    }

    [Fact]
    public async Task A_snapshot_nobody_can_read_any_more_is_none()
    {
        await Save(_snapshots, (_key, new Note("x")));
        var later = new TwinSnapshots<Note, Tick>(rest.Databases.System, TimeProvider.System, new Forgetful());
        Assert.Null(Assert.Single(await later.Load([_key], default)));
    }

    [Fact]
    public async Task An_older_snapshot_from_a_process_that_lost_the_twin_replaces_nothing()
    {
        await Save(rest.At(TimeSpan.FromSeconds(1)), (_key, new Note("new owner")));
        await Save(_snapshots, (_key, new Note("straggler")));
        Assert.Equal("new owner", (await Load(_snapshots)).Text);
    }

    [Fact]
    public async Task A_clock_behind_the_last_owners_loses_nothing()
    {
        await Save(rest.At(TimeSpan.FromHours(1)), (_key, new Note("by a clock that runs ahead")));
        await Load(_snapshots);
        await Save(_snapshots, (_key, new Note("by ours")));
        Assert.Equal("by ours", (await Load(_snapshots)).Text);
    }

    [Fact]
    public async Task A_snapshot_that_no_longer_fits_says_what_to_do()
    {
        await using var spoil = rest.Databases.System.CreateCommand("insert into platform.twins (tenant, kind, id, state, saved_at) values ($1, 'note', $2, '{\"Text\": [1]}', now())");
        spoil.Parameters.AddWithValue(_key.Tenant.Value);
        spoil.Parameters.AddWithValue(_key.Id);
        await spoil.ExecuteNonQueryAsync();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => _snapshots.Load([_key], default));
        Assert.Contains("Delete its row in platform.twins", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_processes_saving_the_same_twins_do_not_lock_each_other_out()
    {
        var notes = Enumerable.Range(0, 300).Select(_ => (NewKey(), new Note("x"))).ToArray();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(async () =>
        {
            var snapshots = rest.At(TimeSpan.Zero);
            for (var i = 0; i < 10; i++) await Save(snapshots, n % 2 == 0 ? notes : [.. notes.Reverse()]);
        })));
    }

    [Fact]
    public async Task A_module_can_neither_read_nor_write_them()
    {
        var modules = new TwinSnapshots<Note, Tick>(rest.Databases.App, TimeProvider.System);
        await Save(_snapshots, (_key, new Note("x")));
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => modules.Load([_key], default))).SqlState);
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => Save(modules, (_key, new Note("y"))))).SqlState);
    }

    private async Task<DateTime> WakeAt()
    {
        await using var look = rest.Databases.System.CreateCommand("select wake_at from platform.twins where id = $1");
        look.Parameters.AddWithValue(_key.Id);
        return (DateTime)(await look.ExecuteScalarAsync())!;
    }

    /// <summary>A way to write notes that is newer than any that was saved.</summary>
    private sealed class Forgetful : ITwinFormat<Note>
    {
        public byte[] Write(Note twin) => [];
        public Note? Read(ReadOnlySpan<byte> state) => null;
    }

    private async Task<Note> Load(TwinSnapshots<Note, Tick> snapshots) => Assert.Single(await snapshots.Load([_key], default))!;

    private static Task Save(TwinSnapshots<Note, Tick> snapshots, params (TwinKey Key, Note Note)[] notes) =>
        snapshots.Save([.. notes.Select(n => new Snapshot<Note>(n.Key, n.Note, n.Note.WakeAt))], default);

    private static TwinKey NewKey() => new(new TenantId(Guid.NewGuid()), Guid.CreateVersion7());

    /// <summary>A database where notes rest, and processes with clocks of their own that save to it.</summary>
    public sealed class Rest : IAsyncLifetime
    {
        private Database _database = null!;

        public Databases Databases { get; private set; } = null!;

        internal TwinSnapshots<Note, Tick> At(TimeSpan ahead)
        {
            var clock = new ManualTime();
            clock.Advance(ahead);
            return new(Databases.System, clock);
        }

        public async ValueTask InitializeAsync()
        {
            _database = await Database.Create(Template.Shell);
            Databases = new(_database.ConnectionString);
        }

        public async ValueTask DisposeAsync()
        {
            await Databases.DisposeAsync();
            await _database.DisposeAsync();
        }
    }
}
