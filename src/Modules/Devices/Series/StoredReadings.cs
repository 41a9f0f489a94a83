using System.Runtime.CompilerServices;
using Npgsql;
using Platform.Devices.Intake;
using Platform.Devices.Series.Chunks;

namespace Platform.Devices.Series;

/// <summary>
/// What devices reported, whether it is still in rows or already in chunks: each device's readings in order, each time once. Rows are
/// read before chunks: whoever compacts writes chunks before it removes the rows, so nothing can be missed in between.
/// </summary>
internal static class StoredReadings
{
    // Lateral, so that each device is one step into the index of each day.
    private const string Rows = """
        select k.n, r.at, r.received_at, r.battery, r.signal, r.temperature, r.online, r.flags, r.metrics
        from unnest($2) with ordinality k(device, n)
        cross join lateral (
          select at, received_at, battery, signal, temperature, online, flags, metrics from devices.readings
          where tenant = $1 and device = k.device and at >= $3 and at < $4 order by at offset 0) r
        """;

    private const string Chunks = """
        select c.device, c.day, c.data from unnest($2) k(device)
        cross join lateral (select device, day, part, data from devices.chunks where tenant = $1 and device = k.device and day >= $3 and day <= $4 offset 0) c
        order by c.device, c.day, c.part
        """;

    /// <summary>The readings of some devices in a span of time, of those that have any; and how many rows there were, said twice or not.</summary>
    public static async Task<(Dictionary<Guid, ReadingBlock> Devices, long Rows)> Of(
        NpgsqlConnection connection, TenantId tenant, Guid[] devices, long from, long to, CancellationToken ct)
    {
        var blocks = new Dictionary<Guid, ReadingBlock>();
        var rows = await ReadRows(connection, tenant, devices, from, to, blocks, ct);
        await foreach (var (device, chunk) in ReadChunks(connection, tenant, devices, from, to, ct))
            blocks[device] = blocks.TryGetValue(device, out var block) ? ReadingBlock.Merge(chunk, block) : chunk;
        return (blocks, rows);
    }

    private static async Task<long> ReadRows(
        NpgsqlConnection connection, TenantId tenant, Guid[] devices, long from, long to, Dictionary<Guid, ReadingBlock> blocks, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Rows, connection)
        {
            Parameters = { new() { Value = tenant.Value }, new() { Value = devices }, new() { Value = IntakeClock.At(from) }, new() { Value = IntakeClock.At(to) } },
            CommandTimeout = 300,
        };
        await using var rows = await command.ExecuteReaderAsync(ct);
        var count = 0L;
        for (; await rows.ReadAsync(ct); count++)
        {
            var device = devices[(int)rows.GetInt64(0) - 1];
            if (!blocks.TryGetValue(device, out var block)) blocks.Add(device, block = new());
            var isNew = block.Add(IntakeClock.Of(rows.GetDateTime(1)), IntakeClock.Of(rows.GetDateTime(2)), Real(rows, 3), Real(rows, 4), Real(rows, 5),
                rows.IsDBNull(6) ? double.NaN : rows.GetBoolean(6) ? 1 : 0, (byte)rows.GetInt16(7));
            if (isNew && !rows.IsDBNull(8)) block.AddOwn(rows.GetFieldValue<byte[]>(8));
        }

        return count;
    }

    private static async IAsyncEnumerable<(Guid Device, ReadingBlock Readings)> ReadChunks(
        NpgsqlConnection connection, TenantId tenant, Guid[] devices, long from, long to, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Chunks, connection)
        {
            Parameters = { new() { Value = tenant.Value }, new() { Value = devices }, new() { Value = IntakeClock.DayOf(from) }, new() { Value = IntakeClock.DayOf(to - 1) } },
        };
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var chunk = Chunk.Decode(rows.GetFieldValue<byte[]>(2), IntakeClock.Of(rows.GetFieldValue<DateOnly>(1)));
            var (first, end) = (chunk.PlaceOf(from), chunk.PlaceOf(to));
            if (first == end) continue;
            yield return (rows.GetGuid(0), first == 0 && end == chunk.Count ? chunk : Part(chunk, first, end));
        }
    }

    private static ReadingBlock Part(ReadingBlock whole, int from, int to)
    {
        var part = new ReadingBlock();
        for (var i = from; i < to; i++) part.Add(whole, i);
        return part;
    }

    private static double Real(NpgsqlDataReader rows, int column) => rows.IsDBNull(column) ? double.NaN : rows.GetFloat(column);
}
