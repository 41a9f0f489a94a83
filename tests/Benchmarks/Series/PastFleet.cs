using Npgsql;
using Platform.Benchmarks.Running;
using Platform.Devices.Intake;
using Platform.Devices.Series.Cold;
using Platform.Devices.Series.RollUps;
using Platform.Devices.Simulation;
using Platform.Hosting.Data;

namespace Platform.Benchmarks.Series;

/// <summary>
/// Gives devices a past, each reading once a minute: day by day through the same COPY, roll-up and compaction that run in service, only
/// without HTTP and without waiting for the days to pass.
/// </summary>
internal sealed class PastFleet(OwnPostgres postgres, Databases databases, TenantId tenant, Fleet fleet, DateOnly today)
{
    private const int GroupRows = 20_000;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1), TransitTime = TimeSpan.FromSeconds(1.3);

    private readonly FleetModel _model = new([.. fleet.Devices.Select(id => new SimulatedDevice(id.ToString(), SimulatedKind.Sensor, null))], new() { Seed = 4711 });
    private readonly DeviceEntry[] _entries = [.. fleet.Devices.Select((id, i) => new DeviceEntry(id, 100_001 + i))];
    private long _rows;

    public long Rows => _rows;

    /// <summary>Stores, rolls up and, when it is old enough, compacts one day.</summary>
    public async Task Live(DateOnly day, int compactAfterDays, DateTime until, CancellationToken ct)
    {
        await MakePartition(day, ct);
        await Store(day, until);
        while (await HasTouchedHours(day, ct)) await new RollUpDay(databases).Run(tenant, day, [.. Hours(day)], ct);
        if (today.DayNumber - day.DayNumber > compactAfterDays && (await new CompactDay(databases).Run(day, ct))?.IsCleared == false)
            throw new CannotMeasureException($"The rows of {day:O} could not be removed after they were compacted.");
    }

    private async Task Store(DateOnly day, DateTime until)
    {
        await using var copy = new ReadingCopy(databases.Intake);
        var group = new List<Submission>();
        var begin = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        for (var at = begin; at < begin.AddDays(1) && at < until; at += Interval)
        {
            group.Add(Minute(at));
            if (group.Sum(s => s.Count) >= GroupRows) await Write(copy, group);
        }

        if (group.Count > 0) await Write(copy, group);
    }

    private async Task Write(ReadingCopy copy, List<Submission> group)
    {
        await copy.Write(group);
        foreach (var submission in group)
        {
            Interlocked.Add(ref _rows, submission.Count);
            submission.Dispose();
        }

        group.Clear();
    }

    // Each device has its second in the minute, which it misses by some milliseconds.
    private Submission Minute(DateTimeOffset minute)
    {
        var submission = new Submission(tenant, minute + Interval + TransitTime);
        for (var i = 0; i < _entries.Length; i++)
        {
            var chance = new Chance((ulong)i);
            var at = minute.AddMilliseconds(chance.Below(59_000) + chance.Of(minute.ToUnixTimeSeconds()).Below(200));
            if (_model.ReadingOf(i, at) is not { } said) continue;
            var reading = new Reading
            {
                Device = _entries[i], At = IntakeClock.Of(at), Battery = (float)said.Battery, Signal = (float)said.Signal, Temperature = (float)said.Temperature,
                Online = (sbyte)(said.Online ? 1 : 0),
            };
            submission.Accept(i, ref reading);
        }

        return submission;
    }

    private static IEnumerable<long> Hours(DateOnly day) => Enumerable.Range(0, 24).Select(hour => IntakeClock.Of(day) + hour * IntakeClock.MicrosecondsPerHour);

    private async Task MakePartition(DateOnly day, CancellationToken ct)
    {
        await using var owner = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using var make = owner.CreateCommand("select devices.make_reading_partition($1)");
        make.Parameters.AddWithValue(day);
        await make.ExecuteNonQueryAsync(ct);
    }

    private async Task<bool> HasTouchedHours(DateOnly day, CancellationToken ct)
    {
        await using var find = databases.System.CreateCommand("select exists (select from devices.touched_hours where tenant = $1 and hour = any($2))");
        find.Parameters.Add(new() { Value = tenant.Value });
        find.Parameters.Add(new() { Value = Hours(day).Select(IntakeClock.At).ToArray() });
        return (bool)(await find.ExecuteScalarAsync(ct))!;
    }
}
