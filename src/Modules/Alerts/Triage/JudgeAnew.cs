using Microsoft.Extensions.Logging;
using Platform.Hosting.Data;
using Platform.Hosting.Schedules;

namespace Platform.Alerts.Triage;

/// <summary>Judges alerts anew once a minute where others went into hiding behind them or came out of it, and all that go on every quarter of an hour: the hour of the day is part of it.</summary>
internal sealed class JudgeAnew(Databases databases, TriageAlerts triage, ILogger<JudgeAnew> log) : ISchedule
{
    public static string Name => "triage-alerts";
    public static string Cron => "20 * * * * ?";

    private const int Most = 50_000;

    private const string Moved = """
        select a.tenant, a.key from alerts.alerts a left join alerts.triage t on t.tenant = a.tenant and t.alert_id = a.key
        left join (select tenant, by_id, count(*) as folded from alerts.suppressions where until is null and by_id is not null and kind in (2, 3) group by tenant, by_id) f on f.tenant = a.tenant and f.by_id = a.key
        where a.state < 3 and (t.judged_at is null or t.judged_at < now() - interval '15 minutes' or t.folded <> coalesce(f.folded, 0))
        order by t.judged_at nulls first limit $1
        """;

    public async Task Run(CancellationToken ct)
    {
        var moved = new List<(TenantId Tenant, Guid Alert)>();
        await using (var read = databases.System.CreateCommand(Moved))
        {
            read.Parameters.Add(new() { Value = Most });
            await using var rows = await read.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct)) moved.Add((new(rows.GetGuid(0)), rows.GetGuid(1)));
        }

        foreach (var tenant in moved.GroupBy(m => m.Tenant, m => m.Alert))
        {
            try { await triage.Of(tenant.Key, [.. tenant], ct); }
            catch (Exception e) when (!ct.IsCancellationRequested) { log.LogError(e, "The alerts of tenant {Tenant} could not be triaged; their priorities stay as they are until the next minute.", tenant.Key.Value); }
        }
    }
}
