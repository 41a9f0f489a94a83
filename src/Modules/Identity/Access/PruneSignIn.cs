using Platform.Hosting.Data;
using Platform.Hosting.Schedules;

namespace Platform.Identity.Access;

/// <summary>Removes refresh tokens of sessions that are over, and devices remembered long enough: they are refused with or without their rows.</summary>
internal sealed class PruneSignIn(Databases databases) : ISchedule
{
    public static string Name => "prune-sign-in";
    public static string Cron => "0 25 * * * ?";

    public async Task Run(CancellationToken ct)
    {
        await using var prune = databases.System.CreateCommand("""
            delete from identity.refresh_tokens r using identity.sessions s
            where s.tenant = r.tenant and s.id = r.session_id and least(s.ended_at, s.expires_at) < now() - interval '1 day';
            delete from identity.remembered_devices where expires_at < now();
            delete from identity.spent_challenges where expires_at < now();
            """);
        await prune.ExecuteNonQueryAsync(ct);
    }
}
