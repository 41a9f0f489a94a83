using System.Collections.Concurrent;
using Npgsql;
using Platform.Alerts.Domain.Triage;
using Platform.Hosting.Data;
using Platform.Hosting.Privacy;

namespace Platform.Alerts.Triage;

/// <summary>
/// What became of each company's alerts, by their names and types, looked at again every quarter of an hour: what people said of them counts, what they did
/// about them (somebody took care of it, or it was over by itself) counts for a quarter.
/// </summary>
internal sealed class PastOutcomes(Databases databases, TimeProvider time) : ITenantEraser
{
    private const int Most = 100_000;
    private static readonly TimeSpan Past = TimeSpan.FromDays(90), Remember = TimeSpan.FromMinutes(15);

    private const string Counts = """
        select name, type, sum(case when said is not null then said when handled then 0.25 else 0 end)::float8, sum(case when said is not null then 1 - said when handled then 0 else 0.25 end)::float8 from (
          select a.name, a.type, a.acknowledged_by is not null or a.resolved_by is not null or a.comment_count > 0 as handled,
            (select avg(f.was_worth_paging::int) from alerts.feedback f where f.tenant = a.tenant and f.alert_id = a.key) as said
          from alerts.alerts a where a.tenant = $1 and a.state >= 3 and a.opened_at > $2 order by a.opened_at desc limit $3) a
        group by name, type
        """;

    private readonly ConcurrentDictionary<TenantId, (DateTimeOffset At, Dictionary<(string, string), Outcomes> Known)> _known = new();

    public async Task<IReadOnlyDictionary<(string Name, string Type), Outcomes>> Of(TenantId tenant, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (_known.TryGetValue(tenant, out var known) && now - known.At < Remember) return known.Known;
        await using var connection = await databases.OpenFor(tenant, ct);
        await using var read = new NpgsqlCommand(Counts, connection) { Parameters = { new() { Value = tenant.Value }, new() { Value = (now - Past).UtcDateTime }, new() { Value = Most } } };
        await using var rows = await read.ExecuteReaderAsync(ct);
        var found = new Dictionary<(string, string), Outcomes>();
        while (await rows.ReadAsync(ct)) found[(rows.GetString(0), rows.GetString(1))] = new(rows.GetDouble(2), rows.GetDouble(3));
        _known[tenant] = (now, found);
        return found;
    }

    public void Forget(TenantId tenant) => _known.TryRemove(tenant, out _);

    public Task Erase(TenantId tenant, CancellationToken ct)
    {
        Forget(tenant);
        return Task.CompletedTask;
    }
}
