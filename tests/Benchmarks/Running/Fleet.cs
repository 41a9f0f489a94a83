using Npgsql;

namespace Platform.Benchmarks.Running;

/// <summary>Devices to send readings for, two hundred to a site.</summary>
internal sealed record Fleet(IReadOnlyList<Guid> Devices)
{
    private const int PerSite = 200;

    /// <summary>
    /// Written into the tables by their owner, because registering twenty thousand devices one by one would take longer than the
    /// measurement; the rows are those the API would write.
    /// </summary>
    public static async Task<Fleet> Register(HostProcess host, Api api, int count, CancellationToken ct)
    {
        var site = (await api.Get("/v1/sites?limit=1", ct)).GetProperty("items")[0].GetProperty("id").GetGuid();
        var type = (await api.Get("/v1/device-types", ct)).GetProperty("items").EnumerateArray()
            .First(one => one.GetProperty("name").GetString() == "Battery sensor").GetProperty("id").GetGuid();
        var devices = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7()).ToArray();
        var sites = Enumerable.Range(0, (count + PerSite - 1) / PerSite).Select(_ => Guid.CreateVersion7()).ToArray();

        await using var owner = NpgsqlDataSource.Create(host.Postgres.ConnectionString);
        await using var insert = owner.CreateBatch();
        insert.BatchCommands.Add(new("""
            insert into sites.sites (tenant, key, number, name, place_address, place_time_zone, created_at, version)
            select s.tenant, id, 100000 + n, 'Depot ' || n, n || ' Station Road', 'UTC', now(), 1
            from sites.sites s, unnest($2) with ordinality as made(id, n) where s.key = $1
            """) { Parameters = { new() { Value = site }, new() { Value = sites } } });
        insert.BatchCommands.Add(new("""
            insert into devices.devices (tenant, key, number, name, site_id, type_id, registered_at, changed_at, version)
            select s.tenant, id, 100000 + n, 'Sensor ' || n, ($3::uuid[])[1 + (n - 1) / $5], $4, now(), now(), 1
            from sites.sites s, unnest($2) with ordinality as made(id, n) where s.key = $1
            """)
        {
            Parameters = { new() { Value = site }, new() { Value = devices }, new() { Value = sites }, new() { Value = type }, new() { Value = PerSite } },
        });
        await insert.ExecuteNonQueryAsync(ct);
        return new(devices);
    }

    /// <summary>Gives them standings, tags and maintenance as a fleet in use has them; written by the tables' owner, for the twins would take their time.</summary>
    public async Task Furnish(HostProcess host, CancellationToken ct)
    {
        await using var owner = NpgsqlDataSource.Create(host.Postgres.ConnectionString);
        await using var furnish = owner.CreateBatch();
        furnish.BatchCommands.Add(new("""
            insert into devices.standings (tenant, device, band, score, last_reading_at)
            select tenant, key, case when number % 11 = 0 then 0 when score >= 80 then 4 when score >= 60 then 3 when score >= 40 then 2 else 1 end, score, now() - number % 3000 * interval '1 second'
            from (select *, (number * 7919 % 101)::smallint score from devices.devices where key = any($1)) d on conflict do nothing
            """) { Parameters = { new() { Value = Devices.ToArray() } } });
        furnish.BatchCommands.Add(new("""
            update devices.devices set serial = 'SN-' || number, tags = case number % 5 when 0 then '{cold}'::text[] when 1 then '{cold,roof}' else '{}' end,
              maintenance_from = case when number % 50 = 0 then now() end, maintenance_until = case when number % 50 = 0 then now() + interval '1 day' end
            where key = any($1)
            """) { Parameters = { new() { Value = Devices.ToArray() } } });
        furnish.BatchCommands.Add(new("analyze devices.devices"));
        await furnish.ExecuteNonQueryAsync(ct);
    }
}
