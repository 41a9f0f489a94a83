using System.Diagnostics;
using Npgsql;
using Platform.Devices.Intake;
using Platform.Hosting.Data;

namespace Platform.Devices.Series.RollUps;

/// <summary>
/// Makes the roll-ups of a tenant's touched hours of one day again, from the readings themselves: late readings and readings stored
/// twice come out right, and so does whatever a crash interrupted. The marks go in the same transaction.
/// </summary>
internal sealed class RollUpDay(Databases databases)
{
    private const int Batch = 250;

    /// <summary>
    /// Answers how many readings were looked at; nothing when another process is at it. With <paramref name="rests"/> it rests after each
    /// batch for as long as the batch took: nobody waits for roll-ups, but for what the database and this process do besides.
    /// </summary>
    public async Task<long> Run(TenantId tenant, DateOnly day, long[] hours, CancellationToken ct, bool rests = false)
    {
        await using var connection = await databases.System.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (!await Lock(connection, tenant, day, ct)) return 0;

        var wanted = hours.ToHashSet();
        var devices = await Take(connection, tenant, hours, ct) ?? await All(connection, tenant, ct);
        var readings = 0L;
        foreach (var some in devices.Chunk(Batch))
        {
            var clock = Stopwatch.StartNew();
            readings += await Roll(connection, tenant, day, some, wanted, ct);
            if (rests) await Task.Delay(clock.Elapsed, ct);
        }

        await transaction.CommitAsync(ct);
        return readings;
    }

    private static async Task<long> Roll(NpgsqlConnection connection, TenantId tenant, DateOnly day, Guid[] devices, HashSet<long> wanted, CancellationToken ct)
    {
        var (blocks, _) = await StoredReadings.Of(connection, tenant, devices, wanted.Min(), wanted.Max() + IntakeClock.MicrosecondsPerHour, ct);
        await Keep(connection, tenant, day, blocks, wanted.Contains, ct);
        return blocks.Values.Sum(block => (long)block.Count);
    }

    /// <summary>Writes what devices' readings of a day come to: in the hours that are wanted, and in the day.</summary>
    internal static async Task Keep(NpgsqlConnection connection, TenantId tenant, DateOnly day, Dictionary<Guid, ReadingBlock> blocks, Func<long, bool> isWanted, CancellationToken ct)
    {
        if (blocks.Count == 0) return;
        var (hours, minutes) = (new List<RollUp>(), new List<RollUp>());
        foreach (var (device, block) in blocks) RollUp.Fold(device, block, isWanted, hours, minutes);
        await RollUpTable.WriteHours(connection, tenant, hours, ct);
        await RollUpTable.WriteMinutes(connection, tenant, minutes, ct);
        await RollUpTable.WriteDay(connection, tenant, [.. blocks.Keys], day, ct);
    }

    // Two at the same day would each miss the other's hours in the day's sum.
    private static async Task<bool> Lock(NpgsqlConnection connection, TenantId tenant, DateOnly day, CancellationToken ct)
    {
        await using var take = new NpgsqlCommand("select pg_try_advisory_xact_lock(hashtextextended('devices.roll_up ' || $1 || ' ' || $2, 0))", connection)
        {
            Parameters = { new() { Value = tenant.Value.ToString() }, new() { Value = day.ToString("O") } },
        };
        return (bool)(await take.ExecuteScalarAsync(ct))!;
    }

    // The devices that were named; null when all are meant.
    private static async Task<IReadOnlyCollection<Guid>?> Take(NpgsqlConnection connection, TenantId tenant, long[] hours, CancellationToken ct)
    {
        await using var take = new NpgsqlCommand("delete from devices.touched_hours where tenant = $1 and hour = any($2) returning devices", connection)
        {
            Parameters = { new() { Value = tenant.Value }, new() { Value = hours.Select(IntakeClock.At).ToArray() } },
        };
        HashSet<Guid>? named = [];
        await using var rows = await take.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            if (await rows.IsDBNullAsync(0, ct)) named = null;
            else named?.UnionWith(rows.GetFieldValue<Guid[]>(0));
        return named;
    }

    private static async Task<IReadOnlyCollection<Guid>> All(NpgsqlConnection connection, TenantId tenant, CancellationToken ct)
    {
        await using var read = new NpgsqlCommand("select key from devices.devices where tenant = $1 order by key", connection) { Parameters = { new() { Value = tenant.Value } } };
        await using var rows = await read.ExecuteReaderAsync(ct);
        var devices = new List<Guid>();
        while (await rows.ReadAsync(ct)) devices.Add(rows.GetGuid(0));
        return devices;
    }
}
