using System.Data;
using Npgsql;
using Platform.Hosting.Data;
using Platform.Tickets.Domain;

namespace Platform.Tickets.Queue;

/// <summary>Reads what the queue is made of.</summary>
internal sealed class QueueRows(Databases databases)
{
    private const int Piece = 1_000;

    private const string Columns = """
        select key, t.number, t.version, subject, status, state, priority, channel, nullif(array_to_string(tags, ' '), ''), parent_id,
          opened_at, changed_at, coalesce(due_by, sla_due_at), category, customer, requester_id, site_id, team_id, assignee_id,
          due_by is null and sla_due_at is not null, r.probability
        from tickets.tickets t left join tickets.risks r on r.tenant = t.tenant and r.ticket_id = t.key where t.tenant = $1
        """;

    private const string Snapshot = "select pg_snapshot_xmin(pg_current_snapshot())::text";
    private const string Active = $"{Columns} and state < 4", Inactive = $"{Columns} and state >= 4", Some = $"{Columns} and key = any($2)";

    // The journal knows what changed. Whatever was not committed at the last look has a later transaction than the oldest then under way.
    private const string Changed = $"{Columns} and key in (select stream_id from platform.journal where tenant = $1 and stream_kind = 'ticket' and xid >= $2::text::xid8)";

    /// <summary>
    /// Reads all of a tenant's tickets as of one instant, those there is still something to do about first: an index finds them among however many
    /// are closed. Told once they are there, with the mark to ask for changes with.
    /// </summary>
    public async Task Load(TenantId tenant, TenantQueue queue, Action<string> activeAreThere, CancellationToken ct)
    {
        await using var connection = await databases.OpenFor(tenant, ct);
        await using var instant = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await using var look = new NpgsqlCommand(Snapshot, connection);
        var mark = (string)(await look.ExecuteScalarAsync(ct))!;
        await Read(Active);
        activeAreThere(mark);
        await Read(Inactive);

        async Task Read(string sql)
        {
            await using var read = new NpgsqlCommand(sql, connection) { CommandTimeout = 0, Parameters = { new() { Value = tenant.Value } } };
            await using var rows = await read.ExecuteReaderAsync(ct);
            var (piece, words) = (new List<ListedTicket>(Piece), new HashSet<string>());
            while (await rows.ReadAsync(ct))
            {
                piece.Add(Ticket(rows, words));
                if (piece.Count < Piece) continue;
                queue.Put(piece);
                piece.Clear();
            }

            queue.Put(piece);
        }
    }

    /// <summary>The tickets changed since the mark, and the mark to ask with the next time. Some come twice.</summary>
    public async Task<(List<ListedTicket> Tickets, string Mark)> ChangedSince(TenantId tenant, string mark, CancellationToken ct)
    {
        await using var connection = await databases.OpenFor(tenant, ct);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new(Snapshot), new(Changed) { Parameters = { new() { Value = tenant.Value }, new() { Value = mark } } } }, Timeout = 120 };
        await using var rows = await batch.ExecuteReaderAsync(ct);
        await rows.ReadAsync(ct);
        var next = rows.GetString(0);
        await rows.NextResultAsync(ct);
        return (await All(rows, ct), next);
    }

    /// <summary>The tickets with these ids, as they are now, in the order of the ids; those that are gone are left out.</summary>
    public async Task<List<ListedTicket>> Of(TenantId tenant, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        await using var connection = await databases.OpenFor(tenant, ct);
        await using var read = new NpgsqlCommand(Some, connection) { Parameters = { new() { Value = tenant.Value }, new NpgsqlParameter<Guid[]> { TypedValue = [.. ids] } } };
        await using var rows = await read.ExecuteReaderAsync(ct);
        var found = (await All(rows, ct)).ToDictionary(t => t.Id);
        return [.. ids.Select(found.GetValueOrDefault).OfType<ListedTicket>()];
    }

    /// <summary>How likely the tickets judged since then breach.</summary>
    public async Task<List<(int Number, byte Risk)>> RisksSince(TenantId tenant, DateTimeOffset since, CancellationToken ct)
    {
        await using var connection = await databases.OpenFor(tenant, ct);
        await using var read = new NpgsqlCommand("select number, probability from tickets.risks where tenant = $1 and judged_at > $2", connection)
        {
            Parameters = { new() { Value = tenant.Value }, new() { Value = since.UtcDateTime } },
        };
        await using var rows = await read.ExecuteReaderAsync(ct);
        var risks = new List<(int, byte)>();
        while (await rows.ReadAsync(ct)) risks.Add((rows.GetInt32(0), QueueBlock.RiskOf(rows.IsDBNull(1) ? null : rows.GetDouble(1))));
        return risks;
    }

    private static async Task<List<ListedTicket>> All(NpgsqlDataReader rows, CancellationToken ct)
    {
        var (tickets, words) = (new List<ListedTicket>(), new HashSet<string>());
        while (await rows.ReadAsync(ct)) tickets.Add(Ticket(rows, words));
        return tickets;
    }

    private static ListedTicket Ticket(NpgsqlDataReader row, HashSet<string> words) => new()
    {
        Id = row.GetGuid(0), Number = row.GetInt32(1), Version = row.GetInt32(2), Subject = row.GetString(3), Status = Word(row, 4, words),
        State = (TicketState)row.GetInt16(5), Priority = (TicketPriority)row.GetInt16(6), Channel = (TicketChannel)row.GetInt16(7), Tags = new(Word(row, 8, words)),
        ParentId = row.IsDBNull(9) ? null : row.GetGuid(9), OpenedTicks = row.GetDateTime(10).Ticks, ChangedTicks = row.GetDateTime(11).Ticks,
        DueTicks = row.IsDBNull(12) ? DateTimeOffset.MaxValue.UtcTicks : row.GetDateTime(12).Ticks, Category = Word(row, 13, words), Customer = Word(row, 14, words),
        RequesterId = row.GetGuid(15), SiteId = row.GetGuid(16), TeamId = row.IsDBNull(17) ? Guid.Empty : row.GetGuid(17), AssigneeId = row.IsDBNull(18) ? Guid.Empty : row.GetGuid(18),
        IsPromised = row.GetBoolean(19), Risk = QueueBlock.RiskOf(row.IsDBNull(20) ? null : row.GetDouble(20)),
    };

    // A million tickets have the same few statuses, categories and customers: each word is kept once.
    private static string Word(NpgsqlDataReader row, int column, HashSet<string> words)
    {
        if (row.IsDBNull(column)) return "";
        var word = row.GetString(column);
        if (words.TryGetValue(word, out var known)) return known;
        words.Add(word);
        return word;
    }
}
