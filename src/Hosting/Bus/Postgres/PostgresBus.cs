using Npgsql;
using NpgsqlTypes;
using Platform.Hosting.Data;

namespace Platform.Hosting.Bus.Postgres;

/// <summary>The bus in our own database: no broker to run, and as durable as the records it speaks of.</summary>
internal sealed class PostgresBus(Databases databases, BusWatch watch) : IBusTransport
{
    public async ValueTask Publish(string topic, IReadOnlyList<BusMessage> messages, CancellationToken ct)
    {
        if (messages.FirstOrDefault(m => m.Body.Length > BusMessage.MaxBodyBytes) is { } large)
            throw new ArgumentException($"A message of {large.Body.Length} bytes ({large.Subject}) is too large: at most {BusMessage.MaxBodyBytes}. Send a reference to what it is about.", nameof(messages));

        var (now, later) = (messages.Where(m => m.EnqueueAt is null).ToArray(), messages.Where(m => m.EnqueueAt is not null).ToArray());
        await using var batch = databases.System.CreateBatch(); // one round trip, one transaction
        if (now.Length > 0) batch.BatchCommands.Add(Enqueue(topic, now));
        if (later.Length > 0) batch.BatchCommands.Add(Schedule(topic, later));
        if (batch.BatchCommands.Count == 0) return;
        await batch.ExecuteNonQueryAsync(ct);
        if (now.Length > 0) watch.Published(topic);
        BusMetrics.Published.Add(messages.Count, new KeyValuePair<string, object?>("topic", topic));
    }

    public async Task Declare(BusSubscription subscription, CancellationToken ct)
    {
        await using var command = databases.System.Command("""
            with idle as (delete from platform.bus_subscriptions where seen_at < now() - drop_when_idle and (topic, name) <> ($1, $2) returning id),
                 messages as (delete from platform.bus_messages where subscription in (select id from idle)),
                 dead as (delete from platform.bus_dead_letters where subscription in (select id from idle))
            insert into platform.bus_subscriptions (topic, name, lock_duration, max_deliveries, sessions, drop_when_idle) values ($1, $2, $3, $4, $5, $6)
            on conflict (topic, name) do update set lock_duration = excluded.lock_duration, max_deliveries = excluded.max_deliveries,
              sessions = excluded.sessions, drop_when_idle = excluded.drop_when_idle, seen_at = now()
            """, subscription.Topic, subscription.Name, subscription.LockDuration, subscription.MaxDeliveries, subscription.Sessions, subscription.DropWhenIdle);
        await command.ExecuteNonQueryAsync(ct);
    }

    public IBusReceiver Open(BusSubscription subscription) => new PostgresReceiver(databases, watch, subscription);

    public async Task<IReadOnlyList<DeadLetter>> DeadLetters(BusSubscription subscription, int limit, CancellationToken ct)
    {
        await using var command = databases.System.Command($"""
            select {Rows.Message}, deliveries, reason, dead_at from platform.bus_dead_letters where subscription = {Id} order by sequence limit $3
            """, subscription.Topic, subscription.Name, limit);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var dead = new List<DeadLetter>();
        while (await rows.ReadAsync(ct))
            dead.Add(new(Rows.MessageOf(rows), rows.GetInt32(Rows.Columns), rows.GetString(Rows.Columns + 1), rows.GetFieldValue<DateTimeOffset>(Rows.Columns + 2)));
        return dead;
    }

    public async Task<int> Resubmit(BusSubscription subscription, IReadOnlyList<Guid> messages, CancellationToken ct)
    {
        var resubmitted = await ForDead(subscription, messages, $"""
            with dead as (delete from platform.bus_dead_letters where subscription = {Id} and id = any($3) returning *)
            insert into platform.bus_messages (subscription, id, tenant, subject, session, body, trace)
            select subscription, id, tenant, subject, session, body, trace from dead order by sequence
            """, ct);
        watch.Published(subscription.Topic);
        return resubmitted;
    }

    public Task<int> Discard(BusSubscription subscription, IReadOnlyList<Guid> messages, CancellationToken ct) =>
        ForDead(subscription, messages, $"delete from platform.bus_dead_letters where subscription = {Id} and id = any($3)", ct);

    private const string Id = "(select id from platform.bus_subscriptions where topic = $1 and name = $2)";

    private async Task<int> ForDead(BusSubscription subscription, IReadOnlyList<Guid> messages, string sql, CancellationToken ct)
    {
        await using var command = databases.System.Command(sql, subscription.Topic, subscription.Name, messages.ToArray());
        return await command.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlBatchCommand Enqueue(string topic, BusMessage[] messages) => With(topic, messages, """
        insert into platform.bus_messages (subscription, id, tenant, subject, session, body, trace)
        select s.id, m.id, m.tenant, m.subject, m.session, m.body, m.trace
        from unnest($2, $3, $4, $5, $6, $7) with ordinality m(id, tenant, subject, session, body, trace, nth), platform.bus_subscriptions s
        where s.topic = $1 order by m.nth
        """);

    private static NpgsqlBatchCommand Schedule(string topic, BusMessage[] messages)
    {
        var command = With(topic, messages, """
            insert into platform.bus_scheduled (topic, id, tenant, subject, session, body, trace, due_at)
            select $1, m.id, m.tenant, m.subject, m.session, m.body, m.trace, m.due_at
            from unnest($2, $3, $4, $5, $6, $7, $8) with ordinality m(id, tenant, subject, session, body, trace, due_at, nth) order by m.nth
            """);
        command.Parameters.Add(new() { Value = messages.Select(m => m.EnqueueAt!.Value.ToUniversalTime()).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz });
        return command;
    }

    private static NpgsqlBatchCommand With(string topic, BusMessage[] messages, string sql) => new(sql)
    {
        Parameters =
        {
            new() { Value = topic },
            new() { Value = messages.Select(m => m.Id).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
            new() { Value = messages.Select(m => m.Tenant.Value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
            new() { Value = messages.Select(m => m.Subject).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            new() { Value = messages.Select(m => m.Session).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            new() { Value = messages.Select(m => m.Body).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea },
            new() { Value = messages.Select(m => m.Trace).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
        },
    };
}
