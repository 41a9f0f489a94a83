using Microsoft.Extensions.Logging;
using Npgsql;
using Platform.Devices.Intake;
using Platform.Hosting.Data;
using Platform.Hosting.Schedules;

namespace Platform.Devices.Series.Cold;

/// <summary>Compacts the days that are old enough, every night, and drops what is then empty.</summary>
internal sealed class CompactReadings(Databases databases, CompactDay compact, SeriesOptions options, TimeProvider time, ILogger<CompactReadings> log) : ISchedule
{
    public static string Name => "compact-readings";
    public static string Cron => "0 40 2 * * ?";

    private const string Days = """
        select to_date(right(c.relname, 10), 'YYYY_MM_DD') as day from pg_inherits join pg_class c on c.oid = inhrelid
        where inhparent = 'devices.readings'::regclass order by day
        """;

    public async Task Run(CancellationToken ct)
    {
        // The last day whose every instant is old enough.
        var last = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-options.CompactAfterDays - 1);
        foreach (var day in (await FindDays(ct)).Where(day => day <= last))
        {
            if (await compact.Run(day, ct) is not { } done) continue;
            log.LogInformation("{Readings} readings of {Day} now take {Bytes} bytes in {Chunks} chunks; {Rows}.",
                done.Readings, day, done.Bytes, done.Chunks, done.IsCleared ? "their rows are gone" : "their rows stay for now, because more came in the meantime");
        }

        // Minutes are read from the chunks as quickly.
        await using var minutes = databases.System.CreateCommand("delete from devices.minutes where at < $1");
        minutes.Parameters.Add(new() { Value = IntakeClock.At(IntakeClock.Of(last.AddDays(1))) });
        minutes.CommandTimeout = 600;
        await minutes.ExecuteNonQueryAsync(ct);
        await Drop(ct);
    }

    private async Task<List<DateOnly>> FindDays(CancellationToken ct)
    {
        await using var find = databases.System.CreateCommand(Days);
        await using var rows = await find.ExecuteReaderAsync(ct);
        var days = new List<DateOnly>();
        while (await rows.ReadAsync(ct)) days.Add(rows.GetFieldValue<DateOnly>(0));
        return days;
    }

    private async Task Drop(CancellationToken ct)
    {
        try
        {
            await using var drop = databases.System.CreateCommand("select devices.drop_cleared_reading_partitions()");
            await drop.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.LockNotAvailable)
        {
            log.LogInformation("Somebody reads just now; the empty days are dropped tomorrow.");
        }
    }
}
