using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Hosting.Privacy;
using Platform.TestKit;

namespace Platform.Hosting.Data;

/// <summary>A session that served one tenant is lent to the next as it is: whatever was done in it, the next sees its own rows and nothing else.</summary>
public class PooledSessionTests(Counters counters) : IClassFixture<Counters>
{
    private readonly TenantId _one = new(Guid.CreateVersion7()), _two = new(Guid.CreateVersion7());
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("select 1")]
    [InlineData("begin")]
    [InlineData("begin; insert into counters.counters select current_setting('platform.tenant')::uuid, gen_random_uuid(), 'never', 0, 1")]
    [InlineData("begin; select set_config('platform.tenant', '', true)")]
    [InlineData("select no_such_column")]
    [InlineData("begin; select no_such_column")]
    public async Task Whatever_was_left_behind_the_next_tenant_sees_its_own_rows_only(string left)
    {
        var mine = await counters.Start(_one, "mine");
        var theirs = await counters.Start(_two, "theirs");
        await using var databases = counters.Anew();
        var sessions = new HashSet<int>();
        for (var i = 0; i < 3; i++)
        {
            await using (var connection = await databases.OpenFor(_one, Ct))
            {
                Assert.Equal(mine.Key, await Only(connection, sessions));
                await Leave(connection, left);
            }

            await using (var connection = await databases.OpenFor(_two, Ct)) Assert.Equal(theirs.Key, await Only(connection, sessions));
        }

        Assert.Single(sessions);
    }

    [Fact]
    public async Task A_change_that_tells_its_tenant_with_its_first_query_finds_no_other_tenants_record()
    {
        var (mine, theirs) = (await counters.Start(_one, "mine"), await counters.Start(_two, "theirs"));
        await using var databases = counters.Anew();
        await using var own = counters.Db(_one, databases);
        Assert.Equal(mine.Key, (await own.Set<Counter>().IgnoreQueryFilters().SingleAsync(Ct)).Key);

        await using var others = counters.Db(_two, databases);
        var ledger = new Ledger<Counter, CounterEvent>(others, counters.Pulse);
        Assert.Equal("counter.not-found", (await ledger.Change(mine.Key, null, _ => new CounterRaised(1), Ct)).Refusal?.Code);
        Assert.Equal(1, (await ledger.Change(theirs.Key, null, _ => new CounterRaised(1), Ct)).Value?.Value);

        Assert.Equal(0, (await own.Set<Counter>().IgnoreQueryFilters().SingleAsync(Ct)).Value);
        Assert.Equal(await Session(own), await Session(others));
    }

    [Fact]
    public async Task A_change_that_was_given_up_leaves_no_tenant_to_the_next()
    {
        var (mine, theirs) = (await counters.Start(_one, "mine"), await counters.Start(_two, "theirs"));
        await using var databases = counters.Anew();
        await using (await databases.OpenFor(_one, Ct)) { }

        await using (var db = counters.Db(_one, databases))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Ledger<Counter, CounterEvent>(db, counters.Pulse).Change(mine.Key, null, _ => [], new(canceled: true)));
        await using (var db = counters.Db(_one, databases))
            await Assert.ThrowsAsync<NotSupportedException>(() => new Ledger<Counter, CounterEvent>(db, counters.Pulse).Change(mine.Key, null, _ => throw new NotSupportedException(), Ct));

        await using var others = counters.Db(_two, databases);
        Assert.Equal(theirs.Key, (await others.Set<Counter>().IgnoreQueryFilters().SingleAsync(Ct)).Key);
    }

    [Fact]
    public async Task A_change_about_to_be_saved_gets_the_key_to_seal_it_with_even_when_all_sessions_are_taken()
    {
        await using var databases = counters.Anew();
        await using var taken = await TakenSessions.Take(databases, Ct);

        Assert.NotNull(await new PersonKeys(databases, TimeProvider.System).ToSeal(_one, Guid.CreateVersion7(), Ct));
    }

    /// <summary>The key of the only counter this session sees.</summary>
    private static async Task<Guid> Only(NpgsqlConnection connection, HashSet<int> sessions)
    {
        await using var read = new NpgsqlCommand("select key, pg_backend_pid() from counters.counters", connection);
        await using var rows = await read.ExecuteReaderAsync(Ct);
        Assert.True(await rows.ReadAsync(Ct));
        var key = rows.GetGuid(0);
        sessions.Add(rows.GetInt32(1));
        Assert.False(await rows.ReadAsync(Ct));
        return key;
    }

    private static async Task Leave(NpgsqlConnection connection, string behind)
    {
        foreach (var statement in behind.Split("; "))
        {
            await using var leave = new NpgsqlCommand(statement, connection);
            try { await leave.ExecuteNonQueryAsync(Ct); }
            catch (PostgresException) { return; }
        }
    }

    private static Task<int> Session(DbContext db) => db.Database.SqlQuery<int>($"select pg_backend_pid() as \"Value\"").SingleAsync(Ct);
}
