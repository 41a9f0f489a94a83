namespace Platform.Hosting.Data;

public class TurnTests(Counters counters) : IClassFixture<Counters>
{
    private readonly TenantId _tenant = new(Guid.CreateVersion7());
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_else_has_it_meanwhile()
    {
        var present = 0;
        await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => Task.Run(async () =>
        {
            await using var db = counters.Db(_tenant);
            await using var turn = await Turn.Take(db, "test", Ct);
            Assert.Equal(1, Interlocked.Increment(ref present));
            await Task.Yield();
            Interlocked.Decrement(ref present);
            await turn.CommitAsync(Ct);
        })));
    }

    [Fact]
    public async Task Who_waits_for_it_holds_no_session()
    {
        await using var databases = counters.Anew();
        await using var first = counters.Db(_tenant, databases);
        var turn = await Turn.Take(first, "test", Ct);
        var waiting = Enumerable.Range(0, 60).Select(async _ =>
        {
            await using var db = counters.Db(_tenant, databases);
            await using var later = await Turn.Take(db, "test", Ct);
        }).ToList();

        await using (await databases.Tenants.OpenConnectionAsync(Ct)) Assert.All(waiting, task => Assert.False(task.IsCompleted));
        await turn.DisposeAsync();
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task Another_process_waits_as_well()
    {
        await using var db = counters.Db(_tenant);
        await using var turn = await Turn.Take(db, "test", Ct);
        Assert.False(await counters.Read<bool>(counters.Databases.Owner, $"select pg_try_advisory_xact_lock(hashtextextended('test {_tenant.Value}', 0))"));
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_it_to_the_others()
    {
        await using var db = counters.Db(_tenant);
        await using var other = counters.Db(_tenant);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await using (await Turn.Take(db, "test", Ct))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Turn.Take(other, "test", patience.Token));
        await using var again = await Turn.Take(other, "test", Ct);
    }

    [Fact]
    public async Task Tenants_do_not_wait_for_each_other()
    {
        await using var db = counters.Db(_tenant);
        await using var other = counters.Db(new(Guid.CreateVersion7()));
        await using var mine = await Turn.Take(db, "test", Ct);
        await using var theirs = await Turn.Take(other, "test", Ct);
    }
}
