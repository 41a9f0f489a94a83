using System.Text.Json;
using Npgsql;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Intake;
using Platform.Twins;

namespace Platform.Alerts.Live;

/// <summary>
/// Brings sites up to date with what was received since their snapshots. What had been decided before the process died, it decides again at the same
/// place: not sooner and not later than the notifications say that are kept already.
/// </summary>
internal sealed class AlertReplay(NpgsqlDataSource system)
{
    // Clocks of processes may differ by so much.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private const string Rows = """
        select k.n, r.lane, r.position, r.received_at, r.data
        from unnest($1, $2, $3) with ordinality k(tenant, site, after, n)
        cross join lateral (select lane, position, received_at, data from alerts.received where tenant = k.tenant and site = k.site and received_at > k.after offset 0) r
        order by k.n, r.received_at, r.lane, r.position
        """;

    private const string Decisions = """
        select k.n, d.at, d.read from unnest($1, $2, $3) with ordinality k(tenant, site, after, n)
        join alerts.notifications d on d.tenant = k.tenant and d.site = k.site and d.at > k.after order by k.n, d.at
        """;

    private sealed record Decision(DateTimeOffset At, Dictionary<int, long> Read)
    {
        public bool WasBefore(LogPlace place) => Read.GetValueOrDefault(place.Lane, -1) < place.Position;
    }

    public async Task Replay(SiteAlerts[] sites, CancellationToken ct)
    {
        var decisions = await ReadDecisions(sites, ct);
        await using var received = Command(Rows, sites);
        await using var rows = await received.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var n = (int)rows.GetInt64(0) - 1;
            var place = new LogPlace(rows.GetInt32(1), rows.GetInt64(2));
            if (sites[n].Read.GetValueOrDefault(place.Lane, -1) >= place.Position) continue;
            foreach (var decision in decisions[n].Where(d => d.At > sites[n].SettledAt && d.WasBefore(place))) sites[n] = sites[n].Again(SiteAlerts.Wake, decision.At);
            var at = rows.GetFieldValue<DateTimeOffset>(3);
            sites[n] = sites[n].Again(new AlertsReported(place, at, ReportFormat.Read(rows.GetFieldValue<byte[]>(4))), at);
        }
    }

    private async Task<ILookup<int, Decision>> ReadDecisions(SiteAlerts[] sites, CancellationToken ct)
    {
        var found = new List<(int, Decision)>();
        await using var decided = Command(Decisions, sites);
        await using var rows = await decided.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            found.Add(((int)rows.GetInt64(0) - 1, new(rows.GetFieldValue<DateTimeOffset>(1), JsonSerializer.Deserialize<Dictionary<int, long>>(rows.GetString(2))!)));
        return found.ToLookup(f => f.Item1, f => f.Item2);
    }

    private NpgsqlCommand Command(string sql, SiteAlerts[] sites)
    {
        var command = system.CreateCommand(sql);
        command.Parameters.Add(new() { Value = sites.Select(s => s.Key.Tenant.Value).ToArray() });
        command.Parameters.Add(new() { Value = sites.Select(s => s.Key.Id).ToArray() });
        command.Parameters.Add(new() { Value = sites.Select(s => s.SettledAt == default ? DateTime.UnixEpoch : (s.SettledAt - Margin).UtcDateTime).ToArray() });
        return command;
    }
}
