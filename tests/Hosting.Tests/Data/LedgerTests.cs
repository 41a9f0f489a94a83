using Microsoft.EntityFrameworkCore;

namespace Platform.Hosting.Data;

public class LedgerTests(Counters counters) : IClassFixture<Counters>
{
    private readonly TenantId _tenant = new(Guid.CreateVersion7());
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Decision<CounterEvent> Raise(Counter counter) => new CounterRaised(1);

    [Fact]
    public async Task Row_and_journal_change_together()
    {
        var counter = await counters.Start(_tenant, "together");
        var raised = await counters.Ledger(_tenant).Change(counter.Key, 1, Raise, Ct);
        Assert.Equal((1, 2), (raised.Value!.Value, raised.Value.Version));

        await using var db = counters.Db(_tenant);
        var entries = await db.Journal.Where(e => e.StreamId == counter.Key).OrderBy(e => e.Version).ToListAsync(Ct);
        Assert.Equal(["counter.started.v1", "counter.raised.v1"], entries.Select(e => e.Kind));
        Assert.Equal(await db.Set<Counter>().SingleAsync(c => c.Key == counter.Key, Ct), entries.Select(e => e.Read<CounterEvent>()).Aggregate((Counter?)null, Counter.Evolve));
    }

    [Fact]
    public async Task What_is_kept_beside_a_record_is_saved_with_it()
    {
        var counter = await counters.Start(_tenant, "beside");
        Assert.Equal("even", await Parity(counter));
        await counters.Ledger(_tenant).Change(counter.Key, null, Raise, Ct);
        Assert.Equal("odd", await Parity(counter));
    }

    [Fact]
    public async Task An_expected_version_that_has_passed_is_stale()
    {
        var counter = await counters.Start(_tenant, "stale");
        await counters.Ledger(_tenant).Change(counter.Key, null, Raise, Ct);
        Assert.Equal(RefusalKind.Stale, (await counters.Ledger(_tenant).Change(counter.Key, 1, Raise, Ct)).Refusal!.Kind);
    }

    [Fact]
    public async Task Already_so_writes_nothing()
    {
        var counter = await counters.Start(_tenant, "already so");
        var same = await counters.Ledger(_tenant).Change(counter.Key, null, _ => [], Ct);
        Assert.Equal(1, same.Value!.Version);
        await using var db = counters.Db(_tenant);
        Assert.Equal(1, await db.Journal.CountAsync(e => e.StreamId == counter.Key, Ct));
    }

    [Fact]
    public async Task A_refusal_writes_nothing_and_is_answered()
    {
        var counter = await counters.Start(_tenant, "refused");
        var no = Refusal.Conflict("counter.full", "The counter is full.");
        Assert.Equal(no, (await counters.Ledger(_tenant).Change(counter.Key, null, _ => no, Ct)).Refusal);
    }

    [Fact]
    public async Task Races_are_decided_again_and_none_is_lost()
    {
        var counter = await counters.Start(_tenant, "raced");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => counters.Ledger(_tenant).Change(counter.Key, null, Raise, Ct))));
        Assert.All(outcomes, o => Assert.Null(o.Refusal));
        await using var db = counters.Db(_tenant);
        Assert.Equal(20, (await db.Set<Counter>().SingleAsync(c => c.Key == counter.Key, Ct)).Value);
    }

    [Fact]
    public async Task Many_records_change_in_one_transaction_and_each_is_answered_in_order()
    {
        var (a, b) = (await counters.Start(_tenant, "a"), await counters.Start(_tenant, "b"));
        var missing = Guid.CreateVersion7();
        var outcomes = await counters.Ledger(_tenant).ChangeMany([a.Key, missing, b.Key], Raise, Ct);
        Assert.Equal([1, null, 1], outcomes.Select(o => o.Value?.Value));
        Assert.Equal("counter.not-found", outcomes[1].Refusal!.Code);
    }

    [Fact]
    public async Task Many_that_change_the_same_records_at_once_all_do()
    {
        var keys = new List<Guid>();
        for (var i = 0; i < 6; i++) keys.Add((await counters.Start(_tenant, $"shared {i}")).Key);
        var all = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => counters.Ledger(_tenant).ChangeMany(i % 2 == 0 ? keys : [.. Enumerable.Reverse(keys)], Raise, Ct))));
        Assert.All(all.SelectMany(outcomes => outcomes), o => Assert.Null(o.Refusal));
        await using var db = counters.Db(_tenant);
        Assert.All(await db.Set<Counter>().Where(c => keys.Contains(c.Key)).ToListAsync(Ct), c => Assert.Equal(16, c.Value));
    }

    [Fact]
    public async Task A_violated_constraint_is_answered_by_what_it_means()
    {
        var taken = Refusal.Conflict("counter.label-taken", "Another counter has this label.");
        UniqueConstraints.Means("counters_label", taken);
        await counters.Start(_tenant, "taken");
        Assert.Equal(taken, (await counters.Ledger(_tenant).Begin(new CounterStarted(Guid.CreateVersion7(), _tenant, "taken"), Ct)).Refusal);
    }

    [Fact]
    public async Task A_commit_beats_the_pulse()
    {
        var beat = counters.Pulse.Next;
        await counters.Start(_tenant, "beating");
        Assert.True(beat.IsCompleted);
    }

    private async Task<string?> Parity(Counter counter)
    {
        await using var db = counters.Db(_tenant);
        return await db.Set<Counter>().Where(c => c.Key == counter.Key).Select(c => EF.Property<string?>(c, "Parity")).SingleAsync(Ct);
    }
}
