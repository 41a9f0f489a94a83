using Npgsql;
using NpgsqlTypes;
using Platform.Devices.Intake;
using Platform.Devices.Series.Chunks;
using Platform.Hosting.Data;

namespace Platform.Devices.Series.Cold;

/// <summary>What compacting a day came to: its readings, their chunks and bytes, and whether the rows could be removed.</summary>
internal readonly record struct Compacted(long Readings, long Chunks, long Bytes, bool IsCleared);

/// <summary>
/// Puts a day's readings into chunks, then removes the rows. It may be interrupted anywhere and run again: readings that are in a chunk
/// and in a row at the same time are still one, and rows that come in between keep the day from being cleared until the next run.
/// </summary>
internal sealed class CompactDay(Databases databases)
{
    private const int Batch = 200;

    private const string Insert = """
        insert into devices.chunks (tenant, device, day, part, readings, data) select $1, device, $2, part, readings, data from unnest($3, $4, $5, $6) c(device, part, readings, data)
        """;

    /// <summary>Null when the day has nothing to compact, or roll-ups still need its rows.</summary>
    public async Task<Compacted?> Run(DateOnly day, CancellationToken ct)
    {
        await using var connection = await databases.System.OpenConnectionAsync(ct);
        if (await HasTouchedHours(connection, day, ct)) return null;

        var total = new Compacted();
        var rows = 0L;
        foreach (var (tenant, devices) in await Reporting(connection, day, ct))
            foreach (var some in devices.Chunk(Batch))
            {
                var (compacted, seen) = await Compact(connection, tenant, day, some, ct);
                total = new(total.Readings + compacted.Readings, total.Chunks + compacted.Chunks, total.Bytes + compacted.Bytes, false);
                rows += seen;
            }

        if (rows == 0) return null;
        return total with { IsCleared = await Clear(connection, day, rows, ct) };
    }

    private static async Task<(Compacted, long Rows)> Compact(NpgsqlConnection connection, TenantId tenant, DateOnly day, Guid[] devices, CancellationToken ct)
    {
        var origin = IntakeClock.Of(day);
        var (blocks, rows) = await StoredReadings.Of(connection, tenant, devices, origin, origin + IntakeClock.MicrosecondsPerDay, ct);
        return rows == 0 ? default : (await Keep(connection, tenant, day, blocks, ct), rows);
    }

    /// <summary>Writes devices' readings of a day as chunks, in place of those they have.</summary>
    internal static async Task<Compacted> Keep(NpgsqlConnection connection, TenantId tenant, DateOnly day, Dictionary<Guid, ReadingBlock> blocks, CancellationToken ct)
    {
        var chunks = blocks.SelectMany(block => Chunks(block.Key, block.Value, IntakeClock.Of(day))).ToList();
        await Write(connection, tenant, day, [.. blocks.Keys], chunks, ct);
        return new(chunks.Sum(c => (long)c.Readings), chunks.Count, chunks.Sum(c => (long)c.Data.Length), false);
    }

    private static IEnumerable<(Guid Device, short Part, int Readings, byte[] Data)> Chunks(Guid device, ReadingBlock readings, long origin)
    {
        for (int from = 0, part = 0; from < readings.Count; from += Chunk.Most, part++)
        {
            var count = Math.Min(Chunk.Most, readings.Count - from);
            yield return (device, (short)part, count, Chunk.Encode(readings, from, count, origin));
        }
    }

    private static async Task Write(
        NpgsqlConnection connection, TenantId tenant, DateOnly day, Guid[] devices, List<(Guid Device, short Part, int Readings, byte[] Data)> chunks, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var replace = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("delete from devices.chunks where tenant = $1 and day = $2 and device = any($3)")
                {
                    Parameters = { new() { Value = tenant.Value }, new() { Value = day }, new() { Value = devices } },
                },
                new(Insert)
                {
                    Parameters =
                    {
                        new() { Value = tenant.Value }, new() { Value = day }, new() { Value = chunks.ConvertAll(c => c.Device) }, new() { Value = chunks.ConvertAll(c => c.Part) },
                        new() { Value = chunks.ConvertAll(c => c.Readings) },
                        new() { Value = chunks.ConvertAll(c => c.Data), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea },
                    },
                },
            },
        };
        await replace.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task<bool> HasTouchedHours(NpgsqlConnection connection, DateOnly day, CancellationToken ct)
    {
        await using var find = new NpgsqlCommand("select exists (select from devices.touched_hours where hour >= $1 and hour < $1 + interval '1 day')", connection)
        {
            Parameters = { new() { Value = IntakeClock.At(IntakeClock.Of(day)) } },
        };
        return (bool)(await find.ExecuteScalarAsync(ct))!;
    }

    private static async Task<List<(TenantId Tenant, Guid[] Devices)>> Reporting(NpgsqlConnection connection, DateOnly day, CancellationToken ct)
    {
        await using var find = new NpgsqlCommand("""
            select tenant, array_agg(key order by key) from devices.devices
            where exists (select from devices.readings where at >= $1 and at < $1 + interval '1 day') group by tenant
            """, connection) { Parameters = { new() { Value = IntakeClock.At(IntakeClock.Of(day)) } } };
        await using var rows = await find.ExecuteReaderAsync(ct);
        var found = new List<(TenantId, Guid[])>();
        while (await rows.ReadAsync(ct)) found.Add((new(rows.GetGuid(0)), rows.GetFieldValue<Guid[]>(1)));
        return found;
    }

    private static async Task<bool> Clear(NpgsqlConnection connection, DateOnly day, long rows, CancellationToken ct)
    {
        await using var clear = new NpgsqlCommand("select devices.clear_reading_partition($1, $2)", connection)
        {
            Parameters = { new() { Value = day }, new() { Value = rows } }, CommandTimeout = 300,
        };
        return (bool)(await clear.ExecuteScalarAsync(ct))!;
    }
}
