using Npgsql;
using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.HelpDesk;

/// <summary>A help desk with years of tickets behind it, one in twenty still active, and what they can be asked for by.</summary>
internal sealed record ManyTickets(int Count, IReadOnlyList<Guid> Teams, IReadOnlyList<Guid> Sites, IReadOnlyList<Guid> Requesters)
{
    private const int Customers = 300, FirstNumber = 1_000_000;

    public static readonly string[] Words = ["door", "lift", "pump", "roof", "alarm", "heating", "water", "printer", "badge", "light"];
    public static readonly string[] Categories = ["Access", "Lifts", "Climate", "Power", "Water", "Safety"];

    /// <summary>Written into the tables by their owner: opening a million over the API would take an hour. The rows are those the API would write.</summary>
    public static async Task<ManyTickets> Write(HostProcess host, Api api, int count, CancellationToken ct)
    {
        var sites = (await api.Get("/v1/sites?limit=200", ct)).GetProperty("items").EnumerateArray().Select(site => site.GetProperty("id").GetGuid()).ToArray();
        var (teams, requesters) = (New(12), New(20_000));
        await using var owner = NpgsqlDataSource.Create(host.Postgres.ConnectionString);
        await using var write = owner.CreateBatch();
        write.Timeout = 600;
        Add("""
            insert into tickets.teams (tenant, key, name, created_at, version) select s.tenant, id, 'Team ' || n, now(), 1 from sites.sites s, unnest($2::uuid[]) with ordinality as t(id, n) where s.key = $1
            """, sites[0], teams);
        Add("""
            insert into tickets.contacts (tenant, id, name, email, created_at)
            select s.tenant, id, 'Contact ' || n, 'contact' || n || '@tenants.example', now() from sites.sites s, unnest($2::uuid[]) with ordinality as t(id, n) where s.key = $1
            """, sites[0], requesters);
        Add($"""
            insert into tickets.tickets (tenant, key, number, subject, description, status, state, priority, channel, category, requester_id, customer, site_id, team_id, assignee_id, tags, due_by,
              opened_at, changed_at, state_since, version, known_since, clocks)
            select tenant, (lpad(to_hex((extract(epoch from opened) * 1000)::bigint), 12, '0') || '7' || substr(h, 1, 3) || '8' || substr(h, 4, 15))::uuid, {FirstNumber} + n,
              initcap($2[1 + n % 10]) || ' ' || n % 977 || ' at the ' || $2[1 + n / 7 % 10] || ' on floor ' || n % 40, repeat('It began in the morning and has not stopped since. ', 1 + n % 6),
              (array['new', 'open', 'pending', 'on-hold', 'resolved', 'closed'])[1 + state], state, n / 3 % 4, n / 5 % 4, $3[1 + n % 6], $4[1 + n % 20000], 'Customer ' || n % {Customers},
              case when n % 9 = 0 then '00000000-0000-0000-0000-000000000000' else $5[1 + n / 2 % cardinality($5)] end, case when n % 4 > 0 then $6[1 + n / 11 % 12] end, null,
              case n % 5 when 0 then '{"{urgent-roof}"}'::text[] when 1 then '{"{cold,yearly}"}' else '{"{}"}' end, case when n % 3 > 0 then opened + n % 200 * interval '1 hour' end, opened, opened + n % 900 * interval '1 minute', opened, 1, now(), jsonb_build_object(
                'firstResponse', jsonb_build_object('kind', 'FirstResponse', 'startedAt', opened, 'stoppedAt', opened), 'resolution',
                jsonb_build_object('kind', 'Resolution', 'startedAt', opened, 'stoppedAt', case when state > 3 then opened + n % 900 * interval '1 minute' end))
            from (select s.tenant, n, now() - ({count} - n) * interval '30 seconds' opened, md5(n::text) h, case when n % 20 = 0 then n / 20 % 4 when n % 20 = 1 then 4 else 5 end state
                  from sites.sites s, generate_series(1, {count}) n where s.key = $1) made
            """, sites[0], Words, Categories, requesters, sites, teams);
        write.BatchCommands.Add(new("analyze tickets.tickets"));
        await write.ExecuteNonQueryAsync(ct);
        return new(count, teams, sites, requesters);

        void Add(string sql, params object[] values)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values) command.Parameters.Add(new() { Value = value });
            write.BatchCommands.Add(command);
        }
    }

    /// <summary>What somebody might ask next: one to three filters of all there are.</summary>
    public string Filter(Random chance)
    {
        Func<string>[] all =
        [
            () => "filter[state]=active", () => $"filter[state]={Any(chance, "open", "pending", "resolved", "closed,resolved", "new,open")}", () => $"filter[priority]={Any(chance, "low", "high,urgent", "urgent")}",
            () => $"filter[team]={Any(chance, [.. Teams])},none", () => $"filter[site]={Any(chance, [.. Sites])}", () => $"filter[category]={Any(chance, Categories)}",
            () => $"filter[customer]=Customer {chance.Next(Customers)}", () => $"filter[tag]={Any(chance, "cold", "yearly,cold", "urgent-roof")}", () => $"filter[due]={Any(chance, "overdue", "today,week", "never")}",
            () => $"filter[requester]={Any(chance, [.. Requesters])}", () => $"filter[channel]={Any(chance, "api", "web,email")}", () => "filter[assignee]=none",
            () => $"q={Any(chance, Words)}", () => $"q={Any(chance, Words)} {chance.Next(977)}", () => $"q=T-{FirstNumber + chance.Next(1, Count)}",
            () => $"filter[openedAt][gte]={Uri.EscapeDataString(DateTimeOffset.UtcNow.AddDays(-chance.Next(1, 300)).ToString("O"))}",
        ];
        return string.Join('&', chance.GetItems(all, chance.Next(4)).DistinctBy(filter => filter.Method).Select(filter => filter()).DistinctBy(text => text[..text.IndexOf('=')]));
    }

    public static T Any<T>(Random chance, params T[] values) => values[chance.Next(values.Length)];

    private static Guid[] New(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];
}
