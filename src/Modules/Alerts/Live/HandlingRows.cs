using Npgsql;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Domain.Records;
using Platform.Twins;

namespace Platform.Alerts.Live;

/// <summary>Who takes care of which alert, as the records say: a site that was not told in time reads it here.</summary>
internal sealed class HandlingRows(NpgsqlDataSource system)
{
    private const string Rows = """
        select k.n, a.key, a.state, a.acknowledged_at, a.snoozed_until, a.resolved_at, a.resolved_by is not null, a.changed_at, a.merged_into_id is not null
        from unnest($1, $2) with ordinality k(tenant, site, n)
        join alerts.alerts a on a.tenant = k.tenant and a.site_id = k.site and (a.state < 3 or a.changed_at > now() - interval '1 day')
        """;

    public static Handling? Of(Alert alert) => Of(alert.State, alert.AcknowledgedAt, alert.SnoozedUntil, alert.ResolvedAt, alert.ResolvedBy is not null, alert.ChangedAt, alert.MergedIntoId is not null);

    /// <summary>What the sites of alerts are to hear of who takes care of them.</summary>
    public static IReadOnlyList<(TwinKey, AlertSignal)> Signals(IEnumerable<Alert> alerts, DateTimeOffset now) =>
        [.. alerts.Select(a => (new TwinKey(a.Tenant, a.SiteId), (AlertSignal)new AlertHandled(a.Key, Of(a), now)))];

    public async Task Apply(SiteAlerts[] sites, DateTimeOffset now, CancellationToken ct)
    {
        var kept = new Dictionary<(int, Guid), Handling?>();
        await using var read = system.CreateCommand(Rows);
        read.Parameters.Add(new() { Value = sites.Select(s => s.Key.Tenant.Value).ToArray() });
        read.Parameters.Add(new() { Value = sites.Select(s => s.Key.Id).ToArray() });
        await using var rows = await read.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            kept[((int)rows.GetInt64(0) - 1, rows.GetGuid(1))] = Of((AlertState)rows.GetInt16(2), At(rows, 3), At(rows, 4), At(rows, 5), rows.GetBoolean(6), rows.GetFieldValue<DateTimeOffset>(7), rows.GetBoolean(8));

        for (var i = 0; i < sites.Length; i++)
            foreach (var alert in sites[i].Alerts.Values)
                if (kept.TryGetValue((i, alert.Id), out var handling) && handling != alert.Handling) sites[i] = sites[i].Again(new AlertHandled(alert.Id, handling, now), now);
    }

    private static Handling? Of(AlertState state, DateTimeOffset? acknowledgedAt, DateTimeOffset? snoozedUntil, DateTimeOffset? resolvedAt, bool byHand, DateTimeOffset changedAt, bool isMerged) => state switch
    {
        AlertState.Acknowledged => new(HandlingKind.Acknowledged, acknowledgedAt ?? changedAt),
        AlertState.Snoozed => new(HandlingKind.Snoozed, changedAt, snoozedUntil),
        AlertState.Resolved or AlertState.Closed when byHand => new(HandlingKind.Resolved, resolvedAt ?? changedAt),
        AlertState.Open when isMerged => new(HandlingKind.Acknowledged, changedAt), // people are told of the other
        _ => null,
    };

    private static DateTimeOffset? At(NpgsqlDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetFieldValue<DateTimeOffset>(column);
}
