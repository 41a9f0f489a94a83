using Npgsql;
using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.HelpDesk;

/// <summary>Open tickets, some of which become due one after the other and a good number at the same moment: how late each breach stands in the journal, as somebody who reads it sees it.</summary>
internal static class TicketBreaches
{
    private const string Customer = "Breaching";
    private const int FirstNumber = 5_000_000;

    // So far ahead that the twins of none is roused while rows are still being written.
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(60), Patience = TimeSpan.FromSeconds(60);

    public static async Task Measure(HostProcess host, Api api, ManyTickets tickets, int open, int due, TimeSpan over, CancellationToken ct)
    {
        var policy = (await api.Post("/v1/sla-policies", new { name = "Breaching", customer = Customer, resolution = "PT1H", warnings = Array.Empty<double>() }, ct)).GetProperty("id").GetGuid();
        await using var owner = NpgsqlDataSource.Create(host.Postgres.ConnectionString);
        var from = DateTime.UtcNow + Lead;
        await Write(owner, tickets.Sites[0], policy, open, due, from, over, ct);

        var late = await Watch(owner, due, from + over + Patience, ct);
        if (late.Count != due) throw new CannotMeasureException($"{due} tickets were due, and {late.Count} breaches are in the journal.");
        late.Sort();
        Figures.Print("tickets.breach_delay_p99_s", late[(int)(0.99 * (late.Count - 1))], "s");
        Figures.Print("tickets.breach_delay_p50_s", late[late.Count / 2], "s");
        Figures.Print("tickets.breach_delay_max_s", late[^1], "s");
    }

    /// <summary>Written into the tables by their owner, as the API would have written them an hour ago. A tenth of those due are due at the same moment.</summary>
    private static async Task Write(NpgsqlDataSource owner, Guid site, Guid policy, int open, int due, DateTime from, TimeSpan over, CancellationToken ct)
    {
        await using var write = owner.CreateCommand($"""
            insert into tickets.tickets (tenant, key, number, subject, description, status, state, priority, channel, requester_id, customer, site_id, opened_at, changed_at, state_since, version,
              known_since, clocks, sla_policy_id, sla_due_at, sla_wake_at)
            select tenant, gen_random_uuid(), {FirstNumber} + n, 'Due ' || n, '', 'new', 0, 1, 0, tenant, '{Customer}', key, at - interval '1 hour', at - interval '1 hour', at - interval '1 hour', 1,
              at - interval '1 hour', jsonb_build_object('firstResponse', jsonb_build_object('kind', 'FirstResponse', 'startedAt', at - interval '1 hour'),
                'resolution', jsonb_build_object('kind', 'Resolution', 'startedAt', at - interval '1 hour')), $2, at, at + interval '1 microsecond'
            from (select s.tenant, s.key, n, case when n > $4 then $5::timestamptz + interval '1 hour' + n * interval '1 second'
                    else $5::timestamptz + $6 * case when n % 10 = 0 then 0.5 else n::float8 / $4 end end at
                  from sites.sites s, generate_series(1, $3) n where s.key = $1) made
            """);
        foreach (object value in (object[])[site, policy, open, due, from, over]) write.Parameters.Add(new() { Value = value });
        write.CommandTimeout = 300;
        await write.ExecuteNonQueryAsync(ct);
        if (DateTime.UtcNow > from - TimeSpan.FromSeconds(5)) throw new CannotMeasureException("Writing the tickets took so long that some were due before they were written; try fewer.");
    }

    private static async Task<List<double>> Watch(NpgsqlDataSource owner, int due, DateTime until, CancellationToken ct)
    {
        var (late, seen, last) = (new List<double>(due), new HashSet<Guid>(), 0L);
        while (late.Count < due && DateTime.UtcNow < until)
        {
            await Task.Delay(20, ct);
            // Positions may become visible out of order, by as much as is being written at a time.
            await using var look = owner.CreateCommand("select stream_id, (data ->> 'dueAt')::timestamptz, position from platform.journal where kind = 'ticket.sla-breached.v1' and position > $1 - 10000");
            look.Parameters.Add(new() { Value = last });
            await using var rows = await look.ExecuteReaderAsync(ct);
            var now = DateTime.UtcNow;
            while (await rows.ReadAsync(ct))
            {
                last = Math.Max(last, rows.GetInt64(2));
                if (seen.Add(rows.GetGuid(0))) late.Add((now - rows.GetDateTime(1)).TotalSeconds);
            }
        }

        await using var count = owner.CreateCommand("select count(*) from platform.journal where kind = 'ticket.sla-breached.v1'");
        return await count.ExecuteScalarAsync(ct) is long told && told == seen.Count ? late : throw new CannotMeasureException("Some breaches are in the journal twice.");
    }
}
