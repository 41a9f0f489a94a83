using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Storage;
using Platform.Hosting.Data;
using Platform.Twins;

namespace Platform.Alerts.Live;

/// <summary>Keeps what people were told and what they were not. A revision that is known already changes nothing.</summary>
internal sealed class NoticeRows(NpgsqlDataSource system)
{
    private const int MostShown = 100;

    private const string Told = """
        with said as (insert into alerts.told (tenant, id, revision, kind, at) values ($1, $2, $4, $13, $11) on conflict do nothing)
        insert into alerts.notifications as n (tenant, id, site, revision, state, group_rule, group_labels, firing, folded, alerts, first_at, at, read)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12)
        on conflict (tenant, id) do update set revision = excluded.revision, state = excluded.state, firing = excluded.firing, folded = excluded.folded,
          alerts = excluded.alerts, at = excluded.at, read = excluded.read
        where n.revision < excluded.revision
        """;

    private const string TakenBack = """
        update alerts.notifications set revision = $3, state = 2, reason = $4, at = $5 where tenant = $1 and id = $2 and revision < $3
        """;

    private const string Kept = """
        insert into alerts.suppressions as s (tenant, alert_id, since, kind, by_id, by_name, count, until)
        select $1, a, since, kind, by_id, by_name, count, until from unnest($2, $3, $4, $5, $6, $7, $8) f(a, since, kind, by_id, by_name, count, until)
        on conflict (tenant, alert_id, since, kind) do update set count = greatest(s.count, excluded.count), until = coalesce(excluded.until, s.until)
        """;

    public async Task Keep(TwinKey site, Notified told, CancellationToken ct)
    {
        var over = told.Kind is NotificationKind.Resolved;
        await using var keep = system.CreateCommand(Told);
        keep.Parameters.Add(new() { Value = site.Tenant.Value });
        keep.Parameters.Add(new() { Value = told.NotificationId });
        keep.Parameters.Add(new() { Value = site.Id });
        keep.Parameters.Add(new() { Value = told.Revision });
        keep.Parameters.Add(new() { Value = (short)(over ? NotificationState.Over : NotificationState.Standing) });
        keep.Parameters.Add(new() { Value = told.Rule });
        keep.Parameters.Add(Json(told.Labels.ToDictionary()));
        keep.Parameters.Add(new() { Value = told.Firing.Length });
        keep.Parameters.Add(new() { Value = told.Folded });
        keep.Parameters.Add(Json((over ? told.Resolved : told.Firing).Take(MostShown).Select(a => new ToldAlert(a.Id, a.Labels.ToDictionary(), a.StartsAt))));
        keep.Parameters.Add(new() { Value = told.At });
        keep.Parameters.Add(Json(told.Read));
        keep.Parameters.Add(new() { Value = (short)told.Kind });
        await keep.ExecuteNonQueryAsync(ct);
    }

    public async Task Withdraw(TwinKey site, Withdrawn withdrawn, CancellationToken ct)
    {
        await using var withdraw = system.CreateCommand(TakenBack);
        withdraw.Parameters.Add(new() { Value = site.Tenant.Value });
        withdraw.Parameters.Add(new() { Value = withdrawn.NotificationId });
        withdraw.Parameters.Add(new() { Value = withdrawn.Revision });
        withdraw.Parameters.Add(new() { Value = withdrawn.Reason });
        withdraw.Parameters.Add(new() { Value = withdrawn.At });
        await withdraw.ExecuteNonQueryAsync(ct);
    }

    public async Task Keep(TwinKey site, SuppressionsChanged changed, CancellationToken ct)
    {
        // The last word on each: one statement may touch a row only once.
        var facts = changed.Facts.GroupBy(f => (f.AlertId, f.Suppression.Since, f.Suppression.Kind)).Select(f => f.Last()).ToList();
        await using var keep = system.CreateCommand(Kept);
        keep.Parameters.Add(new() { Value = site.Tenant.Value });
        keep.Parameters.Add(new() { Value = facts.Select(f => f.AlertId).ToArray() });
        keep.Parameters.Add(new() { Value = facts.Select(f => f.Suppression.Since).ToArray() });
        keep.Parameters.Add(new() { Value = facts.Select(f => (short)f.Suppression.Kind).ToArray() });
        keep.Parameters.Add(new() { Value = facts.Select(f => f.Suppression.ById).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
        keep.Parameters.Add(new() { Value = facts.Select(f => f.Suppression.ByName).ToArray() });
        keep.Parameters.Add(new() { Value = facts.Select(f => f.Suppression.Count).ToArray() });
        keep.Parameters.Add(new() { Value = facts.Select(f => f.Until?.UtcDateTime).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz });
        await keep.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlParameter Json(object value) => new() { Value = JsonSerializer.Serialize(value, JournalEntry.Json), NpgsqlDbType = NpgsqlDbType.Jsonb };
}
