using Microsoft.Extensions.Logging.Abstractions;

namespace Platform.Hosting.Journal;

/// <summary>What one look finds is handed to every subscription that waited for it, and is what each of them would have read.</summary>
public sealed class JournalHeadTests(JournalFixture journal) : IClassFixture<JournalFixture>
{
    private readonly TenantId _tenant = new(Guid.NewGuid());
    private readonly JournalReader _reader = new(journal.Databases);

    [Fact]
    public Task What_a_look_finds_is_what_each_would_have_read() => Watched(async (head, start) =>
    {
        var (first, noise, last) = (await journal.Record(_tenant), await journal.Record(_tenant, stream: "noise"), await journal.Record(_tenant));
        var (all, cursor) = (new List<Entry>(), start);
        while (all.Count < 3)
        {
            await head.Beyond(cursor, default);
            var found = head.Found(cursor, []);
            Assert.NotNull(found);
            Assert.DoesNotContain(head.Found(cursor, ["noise"])!.Entries, e => e.StreamKind != "noise");
            all.AddRange(found.Entries);
            cursor = found.Next;
        }

        Assert.Equal([first, noise, last], all.Select(e => e.StreamId));
        Assert.Equal((await _reader.Read(start, 100, [], default)).Entries.Select(e => e.Cursor), all.Select(e => e.Cursor));
        Assert.Empty((await _reader.Read(cursor, 100, [], default)).Entries);
    });

    [Fact]
    public Task Who_has_not_come_so_far_or_further_reads_by_itself() => Watched(async (head, start) =>
    {
        await journal.Record(_tenant);
        await head.Beyond(start, default);
        var found = head.Found(start, [])!;
        Assert.Null(head.Found(default, []));
        Assert.Null(head.Found(found.Next, []));
        Assert.Empty(head.Found(found.Entries[^1].Cursor, [])!.Entries);
    });

    [Fact]
    public Task More_than_a_batch_is_left_to_each() => Watched(async (head, start) =>
    {
        await using (var connection = await journal.Databases.OpenFor(_tenant, default))
        await using (var together = await connection.BeginTransactionAsync())
        {
            for (var i = 0; i < 5; i++) await JournalFixture.Record(connection, _tenant);
            await together.CommitAsync();
        }

        await head.Beyond(start, default);
        Assert.Null(head.Found(start, []));
    }, batch: 5);

    /// <summary>Where the journal is now, with a head that has looked as far.</summary>
    private async Task Watched(Func<JournalHead, Cursor, Task> test, int batch = 100)
    {
        var head = new JournalHead(_reader, new(), JournalFixture.Quick with { Batch = batch }, new Timeless(), NullLogger<JournalHead>.Instance);
        using var stop = new CancellationTokenSource();
        var watching = head.Watch(stop.Token);
        try
        {
            await test(head, await Now(head));
        }
        finally
        {
            await stop.CancelAsync();
            await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Transactions of other tests hold entries back, and head and reader see them at different times.
    private async Task<Cursor> Now(JournalHead head)
    {
        var last = await journal.Record(_tenant);
        JournalReader.Batch all;
        while ((all = await _reader.Read(default, 100_000, [], default)).Entries.All(e => e.StreamId != last)) await Task.Delay(5);
        await head.Beyond(all.Entries.Single(e => e.StreamId == last).Cursor with { Position = 0 }, default);
        return all.Next;
    }

    /// <summary>Nothing grows old, however busy the machine is.</summary>
    private sealed class Timeless : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }
}
