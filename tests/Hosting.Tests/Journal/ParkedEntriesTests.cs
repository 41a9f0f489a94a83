namespace Platform.Hosting.Journal;

public sealed class ParkedEntriesTests(JournalFixture journal) : IClassFixture<JournalFixture>
{
    private readonly TenantId _tenant = new(Guid.NewGuid());
    private readonly ParkedEntries _parked = new(journal.Databases);

    [Fact]
    public async Task A_change_that_cannot_be_handled_is_parked_and_those_behind_it_go_on()
    {
        var follower = Poisoned();
        await journal.Start(follower);
        var before = await journal.Record(_tenant);
        var poison = await journal.Record(_tenant, "poison");
        var behind = await journal.Record(_tenant);

        await JournalFixture.Until(() => follower.HandledOf(_tenant).Contains(behind));
        Assert.Equal([before, behind], follower.HandledOf(_tenant).Distinct());

        var parked = Assert.Single(await _parked.List(follower.Name, 10, default));
        Assert.Equal((_tenant, poison, "poison", 3), (parked.Tenant, parked.StreamId, parked.Kind, parked.Attempts));
        Assert.Contains("I cannot stomach this", parked.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_change_is_tried_again_other_tenants_go_on()
    {
        var other = new TenantId(Guid.NewGuid());
        var follower = Poisoned();
        await journal.Start(follower, JournalFixture.Quick with { RetryAfter = TimeSpan.FromHours(1) });
        await journal.Record(_tenant, "poison");
        for (var i = 0; i < 20; i++) await journal.Record(other);

        await JournalFixture.Until(() => follower.HandledOf(other).Count == 20);
        Assert.Empty(await _parked.List(follower.Name, 10, default));
    }

    [Fact]
    public async Task A_change_that_fails_for_a_while_is_handled_in_its_place()
    {
        var failures = 0;
        var follower = new Follower();
        follower.OnEntry = entry => entry.Kind == "hiccup" && Interlocked.Increment(ref failures) < 3 ? throw new InvalidOperationException("not yet") : Task.CompletedTask;
        await journal.Start(follower);
        var hiccup = await journal.Record(_tenant, "hiccup");
        var behind = await journal.Record(_tenant);

        await JournalFixture.Until(() => follower.HandledOf(_tenant).Contains(behind));
        Assert.Equal([hiccup, behind], follower.HandledOf(_tenant));
        Assert.Empty(await _parked.List(follower.Name, 10, default));
    }

    [Fact]
    public async Task A_parked_change_is_handled_when_someone_asks_for_it()
    {
        var follower = Poisoned();
        await journal.Start(follower);
        var poison = await journal.Record(_tenant, "poison");
        await JournalFixture.Until(async () => (await _parked.List(follower.Name, 10, default)).Count == 1);

        follower.OnEntry = _ => Task.CompletedTask;
        Assert.True(await _parked.Retry(follower.Name, (await _parked.List(follower.Name, 10, default))[0].Position, default));

        await JournalFixture.Until(async () => (await _parked.List(follower.Name, 10, default)).Count == 0);
        Assert.Equal([poison], follower.HandledOf(_tenant));
    }

    [Fact]
    public async Task A_parked_change_that_fails_again_stays_parked()
    {
        var follower = Poisoned();
        await journal.Start(follower);
        await journal.Record(_tenant, "poison");
        await JournalFixture.Until(async () => (await _parked.List(follower.Name, 10, default)).Count == 1);

        await _parked.Retry(follower.Name, (await _parked.List(follower.Name, 10, default))[0].Position, default);
        await JournalFixture.Until(async () => (await _parked.List(follower.Name, 10, default))[0] is { Attempts: > 3, Retry: false });
    }

    [Fact]
    public async Task A_parked_change_can_be_dropped()
    {
        var follower = Poisoned();
        await journal.Start(follower);
        await journal.Record(_tenant, "poison");
        await JournalFixture.Until(async () => (await _parked.List(follower.Name, 10, default)).Count == 1);

        var position = (await _parked.List(follower.Name, 10, default))[0].Position;
        Assert.True(await _parked.Discard(follower.Name, position, default));
        Assert.False(await _parked.Retry(follower.Name, position, default));
    }

    [Fact]
    public async Task A_tenant_all_of_whose_changes_are_poison_does_not_hold_up_the_checkpoint()
    {
        var follower = Poisoned();
        await journal.Start(follower, JournalFixture.Quick with { Ahead = 10 });
        for (var i = 0; i < 30; i++) await journal.Record(_tenant, "poison");
        var healthy = await journal.Record(new TenantId(Guid.NewGuid()));

        await JournalFixture.Until(() => follower.Handled.Any(entry => entry.StreamId == healthy));
        await JournalFixture.Until(async () => (await _parked.List(follower.Name, 100, default)).Count == 30);
    }

    private static Follower Poisoned() => new()
    {
        OnEntry = entry => entry.Kind == "poison" ? throw new InvalidOperationException("I cannot stomach this \0") : Task.CompletedTask,
        Start = StartFrom.Now,
    };
}
