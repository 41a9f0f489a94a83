using Platform.Hosting.Data;
using Platform.Hosting.Schedules;

namespace Platform.Devices.Storage;

/// <summary>Forgets what edits and imports changed when they can no longer be undone, and files that nobody applied.</summary>
internal sealed class PruneEdits(Databases databases) : ISchedule
{
    public static string Name => "prune-device-edits";
    public static string Cron => "0 20 3 * * ?";

    public async Task Run(CancellationToken ct)
    {
        await using var prune = databases.System.CreateBatch();
        prune.BatchCommands.Add(new("delete from devices.device_edits where undo_by < now()"));
        prune.BatchCommands.Add(new("delete from devices.device_imports where keep_until < now()"));
        await prune.ExecuteNonQueryAsync(ct);
    }
}
