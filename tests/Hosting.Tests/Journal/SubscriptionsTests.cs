using System.Collections.Concurrent;

namespace Platform.Hosting.Journal;

public sealed class SubscriptionsTests(JournalFixture journal) : IClassFixture<JournalFixture>
{
    private readonly TenantId _tenant = new(Guid.NewGuid());
    private readonly TenantId _other = new(Guid.NewGuid());

    [Fact]
    public async Task Every_change_of_a_tenant_is_handled_in_order()
    {
        var follower = new Follower();
        await journal.Start(follower, JournalFixture.Quick with { Batch = 7 });

        var written = new List<Guid>();
        for (var i = 0; i < 50; i++) written.Add(await journal.Record(_tenant));

        await JournalFixture.Until(() => follower.HandledOf(_tenant).Count >= 50);
        Assert.Equal(written, follower.HandledOf(_tenant));
    }

    [Fact]
    public async Task What_was_recorded_before_a_subscription_existed_is_handled_too()
    {
        var before = await journal.Record(_tenant);
        var follower = new Follower();
        await journal.Start(follower);
        await JournalFixture.Until(() => follower.HandledOf(_tenant).Contains(before));
    }

    [Fact]
    public async Task A_subscription_that_starts_from_now_hears_nothing_of_the_past()
    {
        var past = await journal.Record(_tenant);
        await JournalFixture.Until(async () => (await new JournalReader(journal.Databases).Read(default, 1_000, [], default)).Entries.Any(entry => entry.StreamId == past));
        var follower = new Follower { Start = StartFrom.Now };
        await journal.Start(follower);
        var after = await journal.Record(_tenant);
        await JournalFixture.Until(() => follower.HandledOf(_tenant).Count > 0);
        Assert.Equal([after], follower.HandledOf(_tenant));
    }

    [Fact]
    public async Task A_subscription_hears_only_of_the_kinds_of_record_it_asked_for()
    {
        var follower = new Follower { StreamKinds = ["door"] };
        await journal.Start(follower);
        await journal.Record(_tenant, stream: "window");
        var wanted = await journal.Record(_tenant, stream: "door");

        await JournalFixture.Until(() => follower.HandledOf(_tenant).Count > 0);
        Assert.Equal([wanted], follower.HandledOf(_tenant));
    }

    [Fact]
    public async Task A_tenant_that_takes_its_time_holds_up_no_other()
    {
        var gate = new TaskCompletionSource();
        var follower = new Follower { OnEntry = entry => entry.Tenant == _tenant ? gate.Task : Task.CompletedTask };
        await journal.Start(follower);
        var slow = await journal.Record(_tenant);
        for (var i = 0; i < 20; i++) await journal.Record(_other);

        await JournalFixture.Until(() => follower.HandledOf(_other).Count == 20);
        Assert.Empty(follower.HandledOf(_tenant));

        gate.SetResult();
        await JournalFixture.Until(() => follower.HandledOf(_tenant).Contains(slow));
    }

    [Fact]
    public async Task Changes_of_one_tenant_are_never_handled_side_by_side()
    {
        var busy = new ConcurrentDictionary<TenantId, bool>();
        var follower = new Follower
        {
            OnEntry = async entry =>
            {
                Assert.True(busy.TryAdd(entry.Tenant, true));
                await Task.Delay(1);
                busy.TryRemove(entry.Tenant, out _);
            },
        };
        await journal.Start(follower);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => journal.Record(i % 2 == 0 ? _tenant : _other)));

        await JournalFixture.Until(() => follower.HandledOf(_tenant).Count == 20 && follower.HandledOf(_other).Count == 20);
        Assert.Empty(await new ParkedEntries(journal.Databases).List(follower.Name, 10, default));
    }

    [Fact]
    public async Task After_a_stop_it_goes_on_where_it_was()
    {
        var name = new Follower().Name;
        var follower = new Follower(name);
        var process = await journal.Start(follower);
        var before = await journal.Record(_tenant);
        await JournalFixture.Until(() => follower.HandledOf(_tenant).Contains(before));
        await journal.Stop(process);

        var meanwhile = await journal.Record(_tenant);
        var again = new Follower(name);
        await journal.Start(again);
        await JournalFixture.Until(() => again.HandledOf(_tenant).Count > 0);
        Assert.Equal([meanwhile], again.HandledOf(_tenant));
    }

    [Fact]
    public async Task What_was_under_way_at_a_stop_is_handled_again()
    {
        var name = new Follower().Name;
        var reached = new TaskCompletionSource();
        var process = await journal.Start(new Follower(name) { OnEntry = async entry => { if (entry.Tenant == _tenant) { reached.TrySetResult(); await Task.Delay(Timeout.Infinite); } } });
        var interrupted = await journal.Record(_tenant);
        await reached.Task.WaitAsync(JournalFixture.Patience);
        var beyond = await journal.Record(_other);
        await journal.Stop(process);

        var again = new Follower(name);
        await journal.Start(again);
        await JournalFixture.Until(() => again.HandledOf(_tenant).Contains(interrupted));
        await JournalFixture.Until(() => again.HandledOf(_other).Contains(beyond));
    }

    [Fact]
    public async Task A_change_that_commits_late_is_handled_before_what_came_after_it()
    {
        var follower = new Follower { Start = StartFrom.Now };
        await journal.Start(follower);
        await using var slow = await journal.Databases.OpenFor(_tenant, default);
        await using var transaction = await slow.BeginTransactionAsync();
        var first = await JournalFixture.Record(slow, _tenant);
        var second = await journal.Record(_tenant);
        await Task.Delay(300); // several looks
        await transaction.CommitAsync();

        await JournalFixture.Until(() => follower.HandledOf(_tenant).Count == 2);
        Assert.Equal([first, second], follower.HandledOf(_tenant));
    }
}
