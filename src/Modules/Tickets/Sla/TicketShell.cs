using Npgsql;
using Platform.Hosting.Data;
using Platform.Hosting.Twins;
using Platform.Tickets.Domain.Sla;
using Platform.Twins;

namespace Platform.Tickets.Sla;

/// <summary>Rebuilds the alarms of tickets from their rows, and lets what they ring for be told.</summary>
internal sealed class TicketShell(Databases databases, TellSla tell) : ITwinShell<TicketTwin>
{
    // The limit says what the planner cannot know: each key is one look into the primary key.
    private const string Rows = """
        select k.n, t.version, t.sla_wake_at from unnest($1, $2) with ordinality k(tenant, id, n)
        cross join lateral (select version, sla_wake_at from tickets.tickets where tenant = k.tenant and key = k.id limit 1) t
        """;

    public async Task<TicketTwin?[]> Load(IReadOnlyList<TwinKey> keys, CancellationToken ct)
    {
        var twins = new TicketTwin?[keys.Count];
        await using var load = databases.System.CreateCommand(Rows);
        load.Parameters.Add(new() { Value = keys.Select(k => k.Tenant.Value).ToArray() });
        load.Parameters.Add(new() { Value = keys.Select(k => k.Id).ToArray() });
        await using var rows = await load.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) twins[rows.GetInt64(0) - 1] = new(rows.GetInt32(1), rows.IsDBNull(2) ? null : rows.GetFieldValue<DateTimeOffset>(2));
        return twins;
    }

    /// <summary>The rows know already: every change of a ticket writes when it wakes.</summary>
    public Task Save(IReadOnlyList<Snapshot<TicketTwin>> snapshots, CancellationToken ct) => Task.CompletedTask;

    public async Task<IReadOnlyList<TwinKey>> Due(DateTimeOffset before, CancellationToken ct)
    {
        await using var due = databases.System.CreateCommand("select tenant, key from tickets.tickets where sla_wake_at < $1 order by sla_wake_at");
        due.Parameters.Add(new() { Value = before.UtcDateTime });
        var keys = new List<TwinKey>();
        await using var rows = await due.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) keys.Add(new(new TenantId(rows.GetGuid(0)), rows.GetGuid(1)));
        return keys;
    }

    // Many share a write.
    public int? EffectsAtATime => 2_000;

    public Task Run(TwinKey key, Effect effect, CancellationToken ct) => tell.Of(key);
}
