using Platform.Hosting.Data;

namespace Platform.Hosting.Schedules;

/// <summary>Removes the answers kept for repeated requests once they have expired.</summary>
internal sealed class PruneIdempotency(Databases databases) : ISchedule
{
    public static string Name => "prune-idempotency";
    public static string Cron => "0 5 * * * ?";

    public async Task Run(CancellationToken ct)
    {
        await using var prune = databases.System.CreateCommand("delete from platform.idempotency where expires_at < now()");
        await prune.ExecuteNonQueryAsync(ct);
    }
}
