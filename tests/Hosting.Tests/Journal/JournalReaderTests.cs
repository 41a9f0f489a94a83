namespace Platform.Hosting.Journal;

public sealed class JournalReaderTests(JournalFixture journal) : IClassFixture<JournalFixture>
{
    private readonly TenantId _tenant = new(Guid.NewGuid());
    private readonly JournalReader _reader = new(journal.Databases);

    [Fact]
    public async Task A_change_that_commits_late_is_read_before_what_came_after_it()
    {
        var start = await Now();
        await using var slow = await journal.Databases.OpenFor(_tenant, default);
        await using var transaction = await slow.BeginTransactionAsync();
        var first = await JournalFixture.Record(slow, _tenant);
        var second = await journal.Record(_tenant);

        // It is there for all to see, and with the higher position: whoever went on from here would never see the first.
        Assert.Equal(1, await journal.Ask<long>($"select count(*) from platform.journal where stream_id = '{second}'"));
        Assert.Empty((await _reader.Read(start, 10, [], default)).Entries);

        await transaction.CommitAsync();
        Assert.Equal([first, second], await Read(start, 2));
    }

    [Fact]
    public async Task What_is_rolled_back_is_never_read_and_holds_nothing_up()
    {
        var start = await Now();
        await using (var slow = await journal.Databases.OpenFor(_tenant, default))
        await using (var transaction = await slow.BeginTransactionAsync())
        {
            await JournalFixture.Record(slow, _tenant);
            await transaction.RollbackAsync();
        }

        var kept = await journal.Record(_tenant);
        Assert.Equal([kept], await Read(start, 1));
    }

    [Fact]
    public async Task Reading_on_from_where_it_stopped_reads_each_change_once()
    {
        var start = await Now();
        var written = new List<Guid>();
        for (var i = 0; i < 7; i++) written.Add(await journal.Record(_tenant));
        Assert.Equal(written, await Read(start, 7, limit: 3));
    }

    [Fact]
    public async Task Changes_of_other_kinds_of_record_are_passed_over()
    {
        var start = await Now();
        await journal.Record(_tenant, stream: "noise");
        var wanted = await journal.Record(_tenant, stream: "signal");
        await journal.Record(_tenant, stream: "noise");
        await Read(start, 3);

        var batch = await _reader.Read(start, 10, ["signal"], default);
        Assert.Equal([wanted], batch.Entries.Select(entry => entry.StreamId));
        Assert.Empty((await _reader.Read(batch.Next, 10, [], default)).Entries);
    }

    [Fact]
    public async Task The_head_is_the_last_change_that_can_be_read()
    {
        var start = await Now();
        await journal.Record(_tenant);
        await Read(start, 1);
        var last = (await _reader.Read(default, 1_000, [], default)).Entries[^1];
        Assert.Equal(last.Cursor, await _reader.Head(default));
    }

    private async Task<Cursor> Now() => (await _reader.Read(default, 100_000, [], default)).Next;

    /// <summary>So many entries, as soon as they can be read: transactions of other tests hold them back as well.</summary>
    private async Task<IReadOnlyList<Guid>> Read(Cursor after, int count, int limit = 100)
    {
        var read = new List<Guid>();
        await JournalFixture.Until(async () =>
        {
            var batch = await _reader.Read(after, limit, [], default);
            read.AddRange(batch.Entries.Select(entry => entry.StreamId));
            after = batch.Next;
            return read.Count >= count;
        });
        return read;
    }
}
