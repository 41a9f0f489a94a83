using Platform.Hosting.Data;
using Platform.Hosting.Schedules;

namespace Platform.Tickets.Knowledge.Storage;

/// <summary>Forgets who was shown which article once no count of deflection goes back that far.</summary>
internal sealed class PruneShownArticles(Databases databases) : ISchedule
{
    public static string Name => "prune-shown-articles";
    public static string Cron => "0 35 3 * * ?";

    public async Task Run(CancellationToken ct)
    {
        await using var prune = databases.System.CreateCommand("delete from tickets.shown_articles where shown_at < now() - interval '25 months'");
        await prune.ExecuteNonQueryAsync(ct);
    }
}
