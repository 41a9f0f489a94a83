using Platform.Devices.Series;
using Platform.Hosting.Data;

namespace Platform.Devices.Intake;

/// <summary>The days readings may fall on: made ahead of time, dropped when they are older than anybody's readings are kept, and with them the anomalies and which metrics were stale.</summary>
internal sealed class ReadingPartitions(Databases databases, SeriesOptions options)
{
    public async Task Keep(CancellationToken ct)
    {
        await using var keep = databases.System.CreateCommand("select devices.keep_reading_partitions($1)");
        keep.Parameters.AddWithValue(options.LongestReadings);
        await keep.ExecuteNonQueryAsync(ct);

        foreach (var table in new[] { "anomalies", "key_changes" }) await Forget(table, ct);
    }

    private async Task Forget(string table, CancellationToken ct)
    {
        await using var forget = databases.System.CreateCommand($"delete from devices.{table} where at < now() - make_interval(days => $1)");
        forget.Parameters.AddWithValue(options.LongestReadings);
        await forget.ExecuteNonQueryAsync(ct);
    }
}
