using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Platform.TestKit;

namespace Platform.Hosting.Data;

/// <summary>What was saved a moment ago is changed without being read; and nothing comes of it that reading would not have brought about.</summary>
public class RecentRecordsTests(Counters counters) : IClassFixture<Counters>
{
    private readonly TenantId _tenant = new(Guid.CreateVersion7());
    private readonly ManualTime _time = new();
    private readonly Refusal _full = Refusal.Conflict("counter.full", "The counter is full.");
    private RecentRecords<Counter>? _recent;

    private RecentRecords<Counter> Recent => _recent ??= new(_time);
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Decision<CounterEvent> Raise(Counter counter) => new CounterRaised(1);

    [Fact]
    public async Task What_was_just_saved_is_changed_without_being_read()
    {
        var counter = await Known("known");
        var (read, changed) = await Reads(ledger => ledger.Change(counter.Key, counter.Version, Raise, Ct));
        Assert.Equal((0, 2, 3), (read, changed.Value!.Value, changed.Value.Version));

        await using var db = counters.Db(_tenant);
        Assert.Equal(changed.Value, await db.Set<Counter>().SingleAsync(c => c.Key == counter.Key, Ct));
        Assert.Equal([1, 2, 3], await db.Journal.Where(e => e.StreamId == counter.Key).OrderBy(e => e.Version).Select(e => e.Version).ToListAsync(Ct));
    }

    [Fact]
    public async Task After_half_a_minute_it_is_read()
    {
        var counter = await Known("old");
        _time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(1, (await Reads(ledger => ledger.Change(counter.Key, null, Raise, Ct))).Read);
    }

    [Fact]
    public async Task What_another_process_did_in_between_is_not_lost()
    {
        var counter = await Known("elsewhere");
        await counters.Ledger(_tenant).Change(counter.Key, null, Raise, Ct);
        Assert.Equal((3, 4), await Raised(counter.Key, expected: null));
    }

    [Fact]
    public async Task Whoever_saw_what_another_process_did_may_change_it()
    {
        var counter = await Known("seen elsewhere");
        var newer = (await counters.Ledger(_tenant).Change(counter.Key, null, Raise, Ct)).Value!;
        Assert.Equal((3, 4), await Raised(counter.Key, newer.Version));
    }

    [Fact]
    public async Task Whoever_did_not_see_it_is_stale()
    {
        var counter = await Known("unseen");
        await counters.Ledger(_tenant).Change(counter.Key, null, Raise, Ct);
        Assert.Equal(RefusalKind.Stale, (await Ledger(_tenant).Change(counter.Key, counter.Version, Raise, Ct)).Refusal!.Kind);
    }

    [Fact]
    public async Task A_refusal_is_decided_on_what_is_read()
    {
        var counter = await Known("refused");
        await counters.Ledger(_tenant).Change(counter.Key, null, Raise, Ct);
        var outcome = await Ledger(_tenant).Change(counter.Key, null, c => c.Value == 1 ? _full : new CounterRaised(1), Ct);
        Assert.Equal(3, outcome.Value!.Value);
    }

    [Fact]
    public async Task Nothing_to_do_is_decided_on_what_is_read()
    {
        var counter = await Known("nothing to do");
        await counters.Ledger(_tenant).Change(counter.Key, null, Raise, Ct);
        Assert.Equal(2, (await Ledger(_tenant).Change(counter.Key, null, _ => [], Ct)).Value!.Value);
    }

    [Fact]
    public async Task Another_tenant_finds_nothing()
    {
        var counter = await Known("another tenant's");
        Assert.Equal("counter.not-found", (await Ledger(new(Guid.CreateVersion7())).Change(counter.Key, null, Raise, Ct)).Refusal!.Code);
    }

    [Fact]
    public async Task The_session_sees_the_tenants_rows_only_after_it_served_another()
    {
        var other = new TenantId(Guid.CreateVersion7());
        var (mine, theirs) = (await Known("mine"), await Known("theirs", other));
        await using var databases = counters.Anew();
        for (var i = 1; i < 4; i++)
        {
            Assert.Equal(i + 1, (await Ledger(_tenant, databases).Change(mine.Key, null, Raise, Ct)).Value?.Value);
            Assert.Equal(i + 1, (await Ledger(other, databases).Change(theirs.Key, null, Raise, Ct)).Value?.Value);
        }
    }

    [Fact]
    public async Task What_is_kept_beside_is_saved_with_it()
    {
        var counter = await Known("beside");
        await Ledger(_tenant).Change(counter.Key, null, Raise, Ct);
        await using var db = counters.Db(_tenant);
        Assert.Equal("even", await db.Set<Counter>().Where(c => c.Key == counter.Key).Select(c => EF.Property<string?>(c, "Parity")).SingleAsync(Ct));
    }

    [Fact]
    public async Task Races_are_decided_again_and_none_is_lost()
    {
        var counter = await Known("raced");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => (i % 2 == 0 ? Ledger(_tenant) : counters.Ledger(_tenant)).Change(counter.Key, null, Raise, Ct))));
        Assert.All(outcomes, o => Assert.Null(o.Refusal));
        await using var db = counters.Db(_tenant);
        Assert.Equal(21, (await db.Set<Counter>().SingleAsync(c => c.Key == counter.Key, Ct)).Value);
    }

    [Fact]
    public async Task What_is_forgotten_is_read()
    {
        var counter = await Known("forgotten");
        Recent.Forget(_tenant);
        Assert.Equal(1, (await Reads(ledger => ledger.Change(counter.Key, null, Raise, Ct))).Read);
    }

    [Fact]
    public void Only_so_many_are_remembered()
    {
        for (var i = 0; i < 5_000; i++) Recent.Remember(_tenant, Guid.CreateVersion7(), new() { Key = Guid.Empty, Tenant = _tenant, Label = "" });
        Assert.InRange(Recent.Count, 1, 1_000);
    }

    /// <summary>A counter of one, saved a moment ago by this process.</summary>
    private async Task<Counter> Known(string label, TenantId? tenant = null)
    {
        var counter = await counters.Start(tenant ?? _tenant, label);
        return (await Ledger(tenant ?? _tenant).Change(counter.Key, null, Raise, Ct)).Value!;
    }

    private async Task<(int Value, int Version)> Raised(Guid key, int? expected) =>
        (await Ledger(_tenant).Change(key, expected, Raise, Ct)).Value is { } raised ? (raised.Value, raised.Version) : default;

    private Ledger<Counter, CounterEvent> Ledger(TenantId tenant, Databases? databases = null) => new(counters.Db(tenant, databases), counters.Pulse, recent: Recent);

    private async Task<(int Read, Outcome<Counter> Outcome)> Reads(Func<Ledger<Counter, CounterEvent>, Task<Outcome<Counter>>> change)
    {
        var queries = new Queries();
        var outcome = await change(new(counters.Db(_tenant, interceptor: queries), counters.Pulse, recent: Recent));
        return (queries.Count, outcome);
    }

    private sealed class Queries : DbCommandInterceptor
    {
        public int Count { get; private set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Count++;
            return new(result);
        }
    }
}
