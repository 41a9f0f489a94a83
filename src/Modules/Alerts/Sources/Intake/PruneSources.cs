using Platform.Alerts.Sources.Records;
using Platform.Hosting.Data;
using Platform.Hosting.Schedules;

namespace Platform.Alerts.Sources.Intake;

/// <summary>Forgets payloads after a week, and what alerts are known by that nobody spoke of for months.</summary>
internal sealed class PruneSources(Databases databases) : ISchedule
{
    private const int HeardDays = 200;

    public static string Name => "prune-alert-sources";
    public static string Cron => "0 50 3 * * ?";

    public async Task Run(CancellationToken ct)
    {
        await using var prune = databases.System.CreateBatch();
        foreach (var (table, column, days) in new[] { ("source_payloads", "received_at", ReceivedPayload.KeepDays), ("heard_alerts", "heard_at", HeardDays) })
            prune.BatchCommands.Add(new($"delete from alerts.{table} where {column} < now() - $1 * interval '1 day'") { Parameters = { new() { Value = days } } });
        await prune.ExecuteNonQueryAsync(ct);
    }
}
