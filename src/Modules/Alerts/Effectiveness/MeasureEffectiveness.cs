using Platform.Hosting.Data;
using Platform.Hosting.Schedules;

namespace Platform.Alerts.Effectiveness;

/// <summary>
/// Counts, for each site and hour, what was received and what people were told of it; every hour for the day before, because that something should not
/// have been suppressed is only known when somebody does something about it.
/// </summary>
internal sealed class MeasureEffectiveness(Databases databases, TimeProvider time) : ISchedule
{
    public static string Name => "measure-alert-effectiveness";
    public static string Cron => "0 5 * * * ?";

    private static readonly TimeSpan Back = TimeSpan.FromHours(24), Kept = TimeSpan.FromDays(400);

    private const string Count = $"""
        with received as (
          select tenant, site as site_id, date_trunc('hour', received_at, 'UTC') as hour_at, sum(reports)::bigint as n from alerts.received where received_at >= $1 and received_at < $2 group by 1, 2, 3),
        began as (
          select tenant, site_id, date_trunc('hour', opened_at, 'UTC') as hour_at, count(*)::int as n from alerts.alerts where opened_at >= $1 and opened_at < $2 group by 1, 2, 3),
        told as (
          select t.tenant, n.site as site_id, date_trunc('hour', t.at, 'UTC') as hour_at, count(*) filter (where t.kind < 3)::int as n, count(*) filter (where t.kind = 3)::int as over
          from alerts.told t join alerts.notifications n on n.tenant = t.tenant and n.id = t.id where t.at >= $1 and t.at < $2 group by 1, 2, 3),
        hidden as (
          select s.tenant, a.site_id, date_trunc('hour', s.since, 'UTC') as hour_at, count(*)::int as n, count(*) filter (where {FalseSuppression.IsSo})::int as false
          from alerts.suppressions s join alerts.alerts a on a.tenant = s.tenant and a.key = s.alert_id where {FalseSuppression.IsByRule} and s.since >= $1 and s.since < $2 group by 1, 2, 3)
        insert into alerts.effectiveness as e (tenant, site_id, hour_at, reports, alerts, notifications, resolutions, suppressed, false_suppressions, measured_at)
        select tenant, site_id, hour_at, coalesce(received.n, 0), coalesce(began.n, 0), coalesce(told.n, 0), coalesce(told.over, 0), coalesce(hidden.n, 0), coalesce(hidden.false, 0), $2
        from received full join began using (tenant, site_id, hour_at) full join told using (tenant, site_id, hour_at) full join hidden using (tenant, site_id, hour_at)
        on conflict (tenant, hour_at, site_id) do update set reports = excluded.reports, alerts = excluded.alerts, notifications = excluded.notifications, resolutions = excluded.resolutions,
          suppressed = excluded.suppressed, false_suppressions = excluded.false_suppressions, measured_at = excluded.measured_at
        where e.measured_at <= excluded.measured_at
        """;

    public async Task Run(CancellationToken ct)
    {
        var now = Instant.Truncate(time.GetUtcNow());
        await Measure(now - Back, now, ct);
        await using var forget = databases.System.CreateCommand("with t as (delete from alerts.told where at < $1) delete from alerts.effectiveness where hour_at < $1");
        forget.Parameters.Add(new() { Value = (now - Kept).UtcDateTime });
        await forget.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Counts the hours from one moment to another, the first as a whole.</summary>
    public async Task Measure(DateTimeOffset from, DateTimeOffset until, CancellationToken ct)
    {
        await using var measure = databases.System.CreateCommand(Count);
        measure.CommandTimeout = 300;
        measure.Parameters.Add(new() { Value = new DateTime(from.UtcTicks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, DateTimeKind.Utc) });
        measure.Parameters.Add(new() { Value = until.UtcDateTime });
        await measure.ExecuteNonQueryAsync(ct);
    }
}
