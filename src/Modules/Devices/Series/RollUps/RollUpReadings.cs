using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Platform.Devices.Intake;
using Platform.Hosting.Data;

namespace Platform.Devices.Series.RollUps;

/// <summary>
/// Rolls up hours that are over once nothing has come for them for a moment, or has kept coming for too long. Until then, and for
/// late readings afterwards, queries read the readings of touched hours themselves.
/// </summary>
internal sealed class RollUpReadings(Databases databases, RollUpDay rollUp, ILogger<RollUpReadings> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5), Quiet = TimeSpan.FromSeconds(20), Longest = TimeSpan.FromMinutes(5);

    private const string Due = """
        select tenant, (hour at time zone 'UTC')::date, array_agg(hour) from (
          select tenant, hour from devices.touched_hours where hour <= now() - interval '1 hour' group by tenant, hour
          having max(last_at) <= now() - $1 or min(first_at) <= now() - $2) due
        group by 1, 2 order by 2, 1
        """;

    // Many marks for the same hour say no more than one.
    private const string Gather = """
        with many as (select tenant, hour from devices.touched_hours group by tenant, hour having count(*) > 50),
        gone as (delete from devices.touched_hours t using many m where t.tenant = m.tenant and t.hour = m.hour returning t.*)
        insert into devices.touched_hours (tenant, hour, devices, first_at, last_at)
        select tenant, hour, case when bool_or(devices is null) then null else array_agg(distinct device) end, min(first_at), max(last_at)
        from gone left join lateral unnest(devices) device on true group by tenant, hour
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try { await Run(Quiet, Longest, stoppingToken, rests: true); }
                catch (NpgsqlException e) { log.LogWarning(e, "Roll-ups could not be made; queries read the readings themselves until the next round."); }
            }
        }
        catch (OperationCanceledException) { } // the process ends; what is undone stays marked
    }

    /// <summary>One round; answers how many readings were looked at.</summary>
    public async Task<long> Run(TimeSpan quiet, TimeSpan longest, CancellationToken ct, bool rests = false)
    {
        await using (var gather = databases.System.CreateCommand(Gather)) await gather.ExecuteNonQueryAsync(ct);
        var readings = 0L;
        foreach (var (tenant, day, hours) in await FindDue(quiet, longest, ct))
        {
            readings += await rollUp.Run(tenant, day, hours, ct, rests);
            ct.ThrowIfCancellationRequested();
        }

        return readings;
    }

    private async Task<List<(TenantId Tenant, DateOnly Day, long[] Hours)>> FindDue(TimeSpan quiet, TimeSpan longest, CancellationToken ct)
    {
        await using var find = databases.System.CreateCommand(Due);
        find.Parameters.Add(new() { Value = quiet });
        find.Parameters.Add(new() { Value = longest });
        await using var rows = await find.ExecuteReaderAsync(ct);
        var due = new List<(TenantId, DateOnly, long[])>();
        while (await rows.ReadAsync(ct))
            due.Add((new(rows.GetGuid(0)), rows.GetFieldValue<DateOnly>(1), [.. rows.GetFieldValue<DateTime[]>(2).Select(IntakeClock.Of)]));
        return due;
    }
}
