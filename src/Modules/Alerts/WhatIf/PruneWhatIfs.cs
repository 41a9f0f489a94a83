using Platform.Hosting.Data;
using Platform.Hosting.Schedules;

namespace Platform.Alerts.WhatIf;

/// <summary>Forgets answers nobody asks for any more, every night.</summary>
internal sealed class PruneWhatIfs(Databases databases) : ISchedule
{
    public static string Name => "prune-what-ifs";
    public static string Cron => "0 50 2 * * ?";

    public async Task Run(CancellationToken ct)
    {
        await using var prune = databases.System.CreateCommand("delete from alerts.what_ifs where asked_at < now() - interval '7 days'");
        await prune.ExecuteNonQueryAsync(ct);
    }
}
