using Npgsql;
using Platform.Hosting.Data;

namespace Platform.Hosting.Bus.Postgres;

/// <summary>One consumer of one subscription. It is known to the database by an id of its own, so that nobody settles what another one holds.</summary>
internal sealed class PostgresReceiver(Databases databases, BusWatch watch, BusSubscription subscription) : IBusReceiver
{
    private readonly Guid _consumer = Guid.NewGuid();
    private readonly Lazy<Task<int>> _id = new(() => Find(databases, subscription));

    public async Task<IReadOnlyList<Delivery>> Receive(int max, CancellationToken ct)
    {
        var id = await _id.Value.WaitAsync(ct);
        while (true)
        {
            var news = watch.Next(id, subscription.Topic);
            var deliveries = await Claim(id, max, ct);
            if (deliveries.Count > 0) return deliveries;
            await news.WaitAsync(ct);
        }
    }

    public async Task<int> Complete(IReadOnlyList<Delivery> deliveries, CancellationToken ct)
    {
        await using var command = Command(await _id.Value, "select platform.bus_complete($1, $2, $3, $4)", Sequences(deliveries), Counts(deliveries));
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    public async Task Abandon(Delivery delivery, string reason, CancellationToken ct)
    {
        await using var command = Command(await _id.Value, "select platform.bus_abandon($1, $2, $3, $4, $5)", SequenceOf(delivery), delivery.Count, Clean(reason));
        await command.ExecuteNonQueryAsync(ct);
        watch.Published(subscription.Topic);
    }

    public async Task DeadLetter(Delivery delivery, string reason, CancellationToken ct)
    {
        await using var command = Command(await _id.Value, """
            select platform.bus_bury($1, array_agg(sequence), $5) from platform.bus_messages
            where subscription = $1 and locked_by = $2 and sequence = $3 and deliveries = $4
            """, SequenceOf(delivery), delivery.Count, Clean(reason));
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task<IReadOnlyList<Delivery>> Renew(IReadOnlyList<Delivery> deliveries, CancellationToken ct)
    {
        await using var command = Command(await _id.Value, "select platform.bus_renew($1, $2, $3, $4, $5)", Sequences(deliveries), Counts(deliveries), subscription.LockDuration);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var renewed = new HashSet<long>();
        while (await rows.ReadAsync(ct)) renewed.Add(rows.GetInt64(0));
        return [.. deliveries.Where(d => renewed.Contains(SequenceOf(d)))];
    }

    /// <summary>What it still holds goes back, uncounted, rather than waiting for its lock to run out.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_id.IsValueCreated || !_id.Value.IsCompletedSuccessfully) return;
        try
        {
            await using var command = Command(await _id.Value, """
                update platform.bus_messages set locked_by = null, locked_until = null, deliveries = deliveries - 1 where subscription = $1 and locked_by = $2
                """);
            if (await command.ExecuteNonQueryAsync() > 0) watch.Published(subscription.Topic);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or InvalidOperationException)
        {
            // Then the locks run out.
        }
    }

    private async Task<IReadOnlyList<Delivery>> Claim(int id, int max, CancellationToken ct)
    {
        await using var command = Command(id, $"select {Rows.Message}, deliveries, enqueued_at, sequence from platform.bus_claim($1, $2, $3) order by sequence", max);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var deliveries = new List<Delivery>();
        while (await rows.ReadAsync(ct))
            deliveries.Add(new(Rows.MessageOf(rows), rows.GetInt32(Rows.Columns), rows.GetFieldValue<DateTimeOffset>(Rows.Columns + 1), rows.GetInt64(Rows.Columns + 2)));
        return deliveries;
    }

    private NpgsqlCommand Command(int id, string sql, params object[] more) => databases.System.Command(sql, [id, _consumer, .. more]);

    private static async Task<int> Find(Databases databases, BusSubscription subscription)
    {
        await using var command = databases.System.Command(
            "select id from platform.bus_subscriptions where topic = $1 and name = $2", subscription.Topic, subscription.Name);
        return await command.ExecuteScalarAsync() as int?
            ?? throw new InvalidOperationException($"The topic {subscription.Topic} has no subscription {subscription.Name}: declare it before receiving from it.");
    }

    private static long SequenceOf(Delivery delivery) => (long)delivery.Lock;
    private static int[] Counts(IEnumerable<Delivery> deliveries) => [.. deliveries.Select(d => d.Count)];
    private static long[] Sequences(IEnumerable<Delivery> deliveries) => [.. deliveries.Select(SequenceOf)];

    // PostgreSQL keeps no zero characters, and nobody reads more.
    private static string Clean(string reason) => (reason.Length > 4_000 ? reason[..4_000] : reason).Replace('\0', ' ');
}
