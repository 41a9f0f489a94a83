using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Platform.Hosting.Data;

/// <summary>What row-level security promises, seen from below the query filters.</summary>
public class TenantLockTests(Counters counters) : IClassFixture<Counters>
{
    private readonly TenantId _one = new(Guid.CreateVersion7()), _two = new(Guid.CreateVersion7());
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_that_named_no_tenant_sees_nothing()
    {
        await counters.Start(_one, "unseen");
        Assert.Equal(0L, await counters.Read<long>(counters.Databases.App, "select count(*) from counters.counters"));
        Assert.Equal(0L, await counters.Read<long>(counters.Databases.App, "select count(*) from platform.journal"));
    }

    [Fact]
    public async Task A_pooled_connection_keeps_no_tenant()
    {
        await counters.Start(_one, "pooled");
        for (var i = 0; i < 50; i++)
        {
            await using (await counters.Databases.OpenFor(_one, Ct)) { }
            Assert.Equal(0L, await counters.Read<long>(counters.Databases.App, "select count(*) from counters.counters"));
        }
    }

    [Fact]
    public async Task Without_the_query_filter_the_table_itself_hides_the_other_tenant()
    {
        await counters.Start(_one, "mine");
        await using var db = counters.Db(_two);
        Assert.Empty(await db.Set<Counter>().IgnoreQueryFilters().Where(c => c.Label == "mine").ToListAsync(Ct));
    }

    [Fact]
    public async Task Nobody_writes_a_row_into_another_tenant()
    {
        await using var connection = await counters.Databases.OpenFor(_two, Ct);
        await using var insert = new NpgsqlCommand("insert into counters.counters values ($1, gen_random_uuid(), 'planted', 0, 1)", connection) { Parameters = { new() { Value = _one.Value } } };
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => insert.ExecuteNonQueryAsync(Ct))).SqlState);
    }

    [Theory]
    [InlineData("update platform.journal set data = '{}'")]
    [InlineData("delete from platform.journal")]
    [InlineData("truncate platform.journal")]
    [InlineData("alter table platform.journal disable row level security")]
    [InlineData("create table platform.mine (id int)")]
    public async Task The_journal_cannot_be_altered_by_the_application(string sql)
    {
        await using var connection = await counters.Databases.OpenFor(_one, Ct);
        await using var attempt = new NpgsqlCommand(sql, connection);
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => attempt.ExecuteNonQueryAsync(Ct))).SqlState);
    }

    [Fact]
    public async Task Intake_can_read_nothing() => Assert.Equal(PostgresErrorCodes.InsufficientPrivilege,
        (await Assert.ThrowsAsync<PostgresException>(() => counters.Read<long>(counters.Databases.Intake, "select count(*) from platform.journal"))).SqlState);

    [Fact]
    public async Task Numbers_are_counted_per_tenant_and_never_twice()
    {
        var numbers = new Numbers(counters.Databases);
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => numbers.Take(_one, "counter", Ct)));
        Assert.Equal(Enumerable.Range(1, 20), taken.Order());
        Assert.Equal(1, await numbers.Take(_two, "counter", Ct));
        Assert.Equal(21, await numbers.Take(_one, "counter", Ct, count: 5));
        Assert.Equal(26, await numbers.Take(_one, "counter", Ct));
    }
}
