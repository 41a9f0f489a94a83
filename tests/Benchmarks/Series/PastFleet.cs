using Npgsql;
using Platform.Devices.Intake;
using Platform.Devices.Series;
using Platform.Devices.Series.Cold;
using Platform.Devices.Series.RollUps;
using Platform.Devices.Simulation;
using Platform.Hosting.Data;

namespace Platform.Benchmarks.Series;

/// <summary>
/// Gives devices a past, each reading once a minute, without HTTP and without waiting for the days to pass: either as in service, through the
/// same COPY, roll-up and compaction; or at once, with the same chunks and roll-ups made of readings that were never rows, except on days that still are rows.
/// </summary>
internal sealed class PastFleet(Databases databases, TenantId tenant, IReadOnlyList<Guid> devices)
{
    private const int GroupRows = 20_000, Batch = 200;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1), TransitTime = TimeSpan.FromSeconds(1.3);

    private readonly FleetModel _model = new([.. devices.Select(id => new SimulatedDevice(id.ToString(), SimulatedKind.Sensor, null))], new() { Seed = 4711 });
    private readonly DeviceEntry[] _entries = [.. devices.Select((id, i) => new DeviceEntry(id, 100_001 + i))];

    /// <summary>Stores a day as in service, rolls it up and, when it is cold, compacts it; answers how many readings it has.</summary>
    public async Task<long> Live(DateOnly day, bool isCold, DateTime until, CancellationToken ct)
    {
        var rows = await Store(day, until, () => Task.CompletedTask, ct);
        while (await HasTouchedHours(day, ct)) await new RollUpDay(databases).Run(tenant, day, [.. Hours(day)], ct);
        if (isCold && (await new CompactDay(databases).Run(day, ct))?.IsCleared == false)
            throw new InvalidOperationException($"The rows of {day:O} could not be removed after they were compacted.");
        return rows;
    }

    /// <summary>Leaves behind what <see cref="Live"/> does.</summary>
    public async Task<long> Remember(DateOnly day, bool isCold, DateTime until, CancellationToken ct)
    {
        var rows = 0L;
        await using var connection = await databases.System.OpenConnectionAsync(ct);
        foreach (var some in Enumerable.Range(0, _entries.Length).Chunk(Batch))
        {
            var blocks = Blocks(some, day, until);
            if (isCold) rows += (await CompactDay.Keep(connection, tenant, day, blocks, ct)).Readings;
            await RollUpDay.Keep(connection, tenant, day, blocks, _ => true, ct);
        }

        return isCold ? rows : await Store(day, until, Settle, ct);

        // Their hours are rolled up already: nobody else is to begin with them.
        async Task Settle()
        {
            await using var settle = new NpgsqlCommand("delete from devices.touched_hours where tenant = $1 and hour = any($2)", connection)
            {
                Parameters = { new() { Value = tenant.Value }, new() { Value = Hours(day).Select(IntakeClock.At).ToArray() } },
            };
            await settle.ExecuteNonQueryAsync(ct);
        }
    }

    private Dictionary<Guid, ReadingBlock> Blocks(int[] some, DateOnly day, DateTime until)
    {
        var blocks = new Dictionary<Guid, ReadingBlock>();
        foreach (var i in some)
        {
            var block = new ReadingBlock();
            foreach (var minute in Minutes(day, until))
                if (ReadingOf(i, minute) is { } r) block.Add(r.At, IntakeClock.Of(Received(minute)), r.Battery, r.Signal, r.Temperature, r.Online, (byte)r.Flags);
            if (block.Count > 0) blocks.Add(devices[i], block);
        }

        return blocks;
    }

    private async Task<long> Store(DateOnly day, DateTime until, Func<Task> whenWritten, CancellationToken ct)
    {
        await using (var make = databases.Owner.CreateCommand("select devices.make_reading_partition($1)"))
        {
            make.Parameters.AddWithValue(day);
            await make.ExecuteNonQueryAsync(ct);
        }

        await using var copy = new ReadingCopy(databases.Intake);
        var (group, rows) = (new List<Submission>(), 0L);
        foreach (var minute in Minutes(day, until))
        {
            group.Add(Sent(minute));
            if (group.Sum(s => s.Count) >= GroupRows) await Write();
        }

        if (group.Count > 0) await Write();
        return rows;

        async Task Write()
        {
            ct.ThrowIfCancellationRequested();
            await copy.Write(group);
            await whenWritten();
            foreach (var submission in group)
            {
                rows += submission.Count;
                submission.Dispose();
            }

            group.Clear();
        }
    }

    private Submission Sent(DateTimeOffset minute)
    {
        var submission = new Submission(tenant, Received(minute));
        for (var i = 0; i < _entries.Length; i++)
            if (ReadingOf(i, minute) is { } reading) submission.Accept(i, ref reading);
        return submission;
    }

    // Each device has its second in the minute, which it misses by some milliseconds.
    private Reading? ReadingOf(int i, DateTimeOffset minute)
    {
        var chance = new Chance((ulong)i);
        var at = minute.AddMilliseconds(chance.Below(59_000) + chance.Of(minute.ToUnixTimeSeconds()).Below(200));
        if (_model.ReadingOf(i, at) is not { } said) return null;
        return new Reading
        {
            Device = _entries[i], At = IntakeClock.Of(at), Battery = (float)said.Battery, Signal = (float)said.Signal, Temperature = (float)said.Temperature,
            Online = (sbyte)(said.Online ? 1 : 0),
        };
    }

    private static DateTimeOffset Received(DateTimeOffset minute) => minute + Interval + TransitTime;

    private static IEnumerable<DateTimeOffset> Minutes(DateOnly day, DateTime until)
    {
        var begin = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        for (var at = begin; at < begin.AddDays(1) && at < until; at += Interval) yield return at;
    }

    private static IEnumerable<long> Hours(DateOnly day) => Enumerable.Range(0, 24).Select(hour => IntakeClock.Of(day) + hour * IntakeClock.MicrosecondsPerHour);

    private async Task<bool> HasTouchedHours(DateOnly day, CancellationToken ct)
    {
        await using var find = databases.System.CreateCommand("select exists (select from devices.touched_hours where tenant = $1 and hour = any($2))");
        find.Parameters.Add(new() { Value = tenant.Value });
        find.Parameters.Add(new() { Value = Hours(day).Select(IntakeClock.At).ToArray() });
        return (bool)(await find.ExecuteScalarAsync(ct))!;
    }
}
