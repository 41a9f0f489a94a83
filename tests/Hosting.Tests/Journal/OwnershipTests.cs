namespace Platform.Hosting.Journal;

public sealed class OwnershipTests(JournalFixture journal) : IClassFixture<JournalFixture>
{
    private readonly TenantId _tenant = new(Guid.NewGuid());
    private readonly string _name = $"owned-{Guid.NewGuid():N}";

    [Fact]
    public async Task Of_two_processes_one_runs_a_subscription()
    {
        var (first, second) = (new Follower(_name), new Follower(_name));
        await journal.Start(first);
        await journal.Start(second);
        for (var i = 0; i < 20; i++)
        {
            await journal.Record(_tenant);
            await Task.Delay(25);
        }

        await JournalFixture.Until(() => first.HandledOf(_tenant).Count + second.HandledOf(_tenant).Count >= 20);
        Assert.Equal([0, 20], new[] { first.HandledOf(_tenant).Count, second.HandledOf(_tenant).Count }.Order());
    }

    [Fact]
    public async Task When_the_owner_stops_the_other_goes_on_where_it_was()
    {
        var (first, second) = (new Follower(_name), new Follower(_name));
        var owner = await journal.Start(first);
        var one = await journal.Record(_tenant);
        await JournalFixture.Until(() => first.HandledOf(_tenant).Count == 1);
        await journal.Start(second);
        await journal.Stop(owner);

        var two = await journal.Record(_tenant);
        await JournalFixture.Until(() => second.HandledOf(_tenant).Count > 0);
        Assert.Equal([one], first.HandledOf(_tenant));
        Assert.Equal([two], second.HandledOf(_tenant));
    }

    [Fact]
    public async Task When_the_owners_session_is_lost_someone_goes_on_and_nothing_is_missing()
    {
        var (first, second) = (new Follower(_name), new Follower(_name));
        await journal.Start(first);
        await journal.Start(second);
        var written = new List<Guid>();
        for (var i = 0; i < 30; i++)
        {
            if (i % 10 == 5) await EndOwner();
            written.Add(await journal.Record(_tenant));
        }

        await JournalFixture.Until(() => !written.Except(first.HandledOf(_tenant).Concat(second.HandledOf(_tenant))).Any());
    }

    [Fact]
    public async Task An_owner_that_lost_its_session_while_it_handled_moves_nothing()
    {
        var reached = new TaskCompletionSource();
        var first = new Follower(_name) { OnEntry = async _ => { reached.TrySetResult(); await Task.Delay(Timeout.Infinite); } };
        var stuck = await journal.Start(first);
        var entry = await journal.Record(_tenant);
        await reached.Task.WaitAsync(JournalFixture.Patience);

        var second = new Follower(_name);
        await journal.Start(second);
        first.OnEntry = _ => Task.CompletedTask;
        await EndOwner();
        await journal.Stop(stuck);

        await JournalFixture.Until(() => first.HandledOf(_tenant).Contains(entry) || second.HandledOf(_tenant).Contains(entry));
    }

    [Fact]
    public async Task When_the_owner_is_killed_another_process_takes_over()
    {
        using var killed = FollowJournal.In(journal.ConnectionString, _name);
        await killed.Line(); // it owns the subscription and has handled something
        var follower = new Follower(_name);
        await journal.Start(follower);
        killed.Kill();

        var after = await journal.Record(_tenant);
        await JournalFixture.Until(() => follower.HandledOf(_tenant).Contains(after));
    }

    [Fact]
    public async Task A_journal_restored_into_another_server_is_followed_on()
    {
        var name = _name;
        var before = new Follower(name);
        var process = await journal.Start(before);
        var handled = await journal.Record(_tenant);
        await JournalFixture.Until(() => before.HandledOf(_tenant).Contains(handled));
        await journal.Stop(process);
        var unhandled = await journal.Record(_tenant);

        // What a dump brings along from a server that has run many more transactions than this one.
        await journal.Ask<object>("""
            with journal as (update platform.journal set xid = (xid::text::numeric + 1000000000)::text::xid8 returning 1),
                 checkpoints as (update platform.subscriptions set xid = (xid::text::numeric + 1000000000)::text::xid8 returning 1)
            select (select count(*) from journal) + (select count(*) from checkpoints)
            """);

        var after = new Follower(name);
        await journal.Start(after);
        var fresh = await journal.Record(_tenant);
        await JournalFixture.Until(() => after.HandledOf(_tenant).Count == 2);
        Assert.Equal([unhandled, fresh], after.HandledOf(_tenant));
    }

    private Task<long> EndOwner() => journal.Ask<long>($"""
        select count(pg_terminate_backend(l.pid)) from pg_locks l
        where l.locktype = 'advisory' and l.database = (select oid from pg_database where datname = current_database())
          and ((l.classid::bigint << 32) | l.objid::bigint) = hashtextextended('platform.subscription {_name}', 0)
        """);
}
