using Npgsql;
using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.Alerts;

/// <summary>What people were told, as it is kept: notifications that stand, and which alerts they tell of.</summary>
internal sealed record ToldPeople(int Standing, int Sent, int ChildrenPaged, int SitesWithoutCause, int SitesToldTwice, int Records, int RecordsTwice, int RecordsBehind)
{
    private const string Sql = """
        with standing as (select * from alerts.notifications where site = any($1) and state = 0),
        paged as (select n.site, a ->> 'id' id, a -> 'labels' ->> 'alertname' name from standing n, jsonb_array_elements(n.alerts) a)
        select (select count(*) from standing)::int, (select count(*) from alerts.notifications where site = any($1))::int,
          (select count(*) from paged where name = 'DeviceOffline')::int,
          (select count(*) from unnest($1) s(site) where not exists (select from paged p where p.site = s.site and p.name = 'GatewayDown'))::int,
          (select count(*) from (select site from standing group by site having count(*) > 1) t)::int,
          (select count(*) from alerts.alerts where site_id = any($1))::int,
          (select count(*) - count(distinct labels) from alerts.alerts where site_id = any($1))::int,
          (select count(*) from alerts.suppressions where kind = 2 and until is null)::int
        """;

    public static async Task<ToldPeople> Of(HostProcess host, AlertStorm storm, CancellationToken ct)
    {
        await using var owner = NpgsqlDataSource.Create(host.Postgres.ConnectionString);
        await using var read = owner.CreateCommand(Sql);
        read.Parameters.Add(new() { Value = storm.Sites.ToArray() });
        await using var row = await read.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return new(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5), row.GetInt32(6), row.GetInt32(7));
    }

    /// <summary>Waits until it is as it should be, or until nothing changes any more.</summary>
    public static async Task<ToldPeople> Until(HostProcess host, AlertStorm storm, Func<ToldPeople, bool> isSo, TimeSpan most, CancellationToken ct)
    {
        for (var until = DateTime.UtcNow + most; ; await Task.Delay(250, ct))
            if (await Of(host, storm, ct) is var now && (isSo(now) || DateTime.UtcNow > until)) return now;
    }
}
