using Platform.Hosting.Data;
using Platform.Hosting.Schedules;

namespace Platform.Messaging.Storage;

/// <summary>Forgets what people were told a quarter of a year ago, with what became of it, in the quiet of the night.</summary>
internal sealed class PruneNotifications(Databases databases) : ISchedule
{
    public static string Name => "prune-notifications";
    public static string Cron => "0 50 3 * * ?";

    private const string Piece = """
        delete from messaging.notifications where (tenant, id) in (select tenant, id from messaging.notifications where told_at < now() - interval '90 days' limit 5000)
        """;

    public async Task Run(CancellationToken ct)
    {
        await using var prune = databases.System.CreateCommand(Piece);
        while (await prune.ExecuteNonQueryAsync(ct) > 0) { }
    }
}
