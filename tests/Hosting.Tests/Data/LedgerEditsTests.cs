namespace Platform.Hosting.Data;

public class LedgerEditsTests(Counters counters) : IClassFixture<Counters>
{
    private readonly TenantId _tenant = new(Guid.CreateVersion7());
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Task<Edited<Counter>> Edit(Func<Counter, Decision<CounterEvent>> decide, params Guid[] keys) => counters.Ledger(_tenant).Edit(keys, c => c with { }, decide, Ct);

    [Fact]
    public async Task What_was_changed_is_told_as_it_was_and_as_it_is()
    {
        var counter = await counters.Start(_tenant, "told");
        var edited = await Edit(_ => new CounterRaised(2), counter.Key);
        var change = Assert.Single(edited.Changes);
        Assert.Equal((0, 2), (change.Before!.Value, change.After.Value));
        Assert.Equal((0, false), (edited.Unchanged, edited.Missed));
    }

    [Fact]
    public async Task What_was_so_already_is_counted_and_not_told()
    {
        var counter = await counters.Start(_tenant, "so already");
        var edited = await Edit(_ => [], counter.Key);
        Assert.Empty(edited.Changes);
        Assert.Equal(1, edited.Unchanged);
    }

    [Fact]
    public async Task A_refusal_is_told_with_its_record_and_keeps_none_of_the_others_back()
    {
        var (full, free) = (await counters.Start(_tenant, "full"), await counters.Start(_tenant, "free"));
        var no = Refusal.Conflict("counter.full", "The counter is full.");
        var edited = await Edit(counter => counter.Key == full.Key ? no : new CounterRaised(1), full.Key, free.Key);
        Assert.Equal([(full.Key, no)], edited.Refused);
        Assert.Equal([free.Key], edited.Changes.Select(c => c.After.Key));
    }

    [Fact]
    public async Task Records_that_are_not_there_are_missed() => Assert.True((await Edit(_ => new CounterRaised(1), Guid.CreateVersion7())).Missed);
}
