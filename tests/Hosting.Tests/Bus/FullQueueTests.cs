using Npgsql;

namespace Platform.Hosting.Bus;

public sealed class FullQueueTests(PostgresBuses buses) : IClassFixture<PostgresBuses>
{
    private const int Waiting = 5_000, Claimed = 100;

    [Fact]
    public async Task What_is_taken_and_settled_costs_as_much_as_it_is_and_not_as_much_as_waits_although_its_plans_were_made_for_an_empty_queue()
    {
        await using var connection = await buses.Databases.Owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await Ask<object>(connection, "vacuum analyze platform.bus_messages");
        var subscription = await Ask<int>(connection, "insert into platform.bus_subscriptions (topic, name, lock_duration, max_deliveries, sessions, drop_when_idle) values (gen_random_uuid()::text, 's', '1 min', 9, true, '1 day') returning id");
        for (var time = 0; time < 10; time++) await Ask<long>(connection, Claim(subscription)); // from the sixth on a plan is kept
        await Ask<object>(connection, $"insert into platform.bus_messages (subscription, id, tenant, subject, session, body) select {subscription}, gen_random_uuid(), gen_random_uuid(), 'x', i::text, '' from generate_series(1, {Waiting}) i");

        var first = await Ask<long>(connection, $"select min(sequence) from platform.bus_messages where subscription = {subscription}");
        await Ask<object>(connection, "begin");
        Assert.Equal(Claimed, await Ask<long>(connection, Claim(subscription)));
        var claiming = await Ask<long>(connection, Looked);
        Assert.Equal(Claimed, await Ask<int>(connection, $"""
            select platform.bus_complete({subscription}, '{Guid.Empty}', array(select generate_series({first}, {first + Claimed - 1})), array(select 1 from generate_series(1, {Claimed})))
            """));
        Assert.InRange(claiming, Claimed, Waiting / 2);
        Assert.InRange(await Ask<long>(connection, Looked) - claiming, Claimed, Waiting / 2);
    }

    private const string Looked = "select idx_tup_fetch + seq_tup_read from pg_stat_xact_user_tables where relid = 'platform.bus_messages'::regclass";

    private static string Claim(int subscription) => $"select count(*) from platform.bus_claim({subscription}, '{Guid.Empty}', {Claimed})";

    private static async Task<T?> Ask<T>(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T?)await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
