using Platform.Hosting.Data;
using Platform.Hosting.Schedules;

namespace Platform.Alerts.Storage;

/// <summary>Forgets what edits changed when they can no longer be undone.</summary>
internal sealed class PruneEdits(Databases databases) : ISchedule
{
    public static string Name => "prune-alert-edits";
    public static string Cron => "0 35 3 * * ?";

    public async Task Run(CancellationToken ct)
    {
        await using var prune = databases.System.CreateCommand("delete from alerts.edits where undo_by < now()");
        await prune.ExecuteNonQueryAsync(ct);
    }
}
