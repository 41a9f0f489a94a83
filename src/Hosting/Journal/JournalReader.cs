using Npgsql;
using NpgsqlTypes;
using Platform.Hosting.Data;
using Platform.Hosting.Privacy;

namespace Platform.Hosting.Journal;

/// <summary>
/// Reads the journal in the one order that skips nothing. Entries get their position when they are written but are seen when they
/// commit, so reading stops before the oldest transaction still under way: a long write transaction anywhere on the server holds
/// everything after it back until it ends.
/// </summary>
internal sealed class JournalReader(Databases databases, JournalSeals? seals = null)
{
    /// <summary>What lies after a cursor, and where to go on: past the last entry, or past all that can be seen when that was not much.</summary>
    public async Task<Batch> Read(Cursor after, int limit, IReadOnlyList<string> kinds, CancellationToken ct)
    {
        await using var command = databases.System.CreateCommand($"""
            select e.tenant, e.stream_kind, e.stream_id, e.version, e.kind, e.data, e.actor, e.at, e.trace, e.xid, e.position, seen.horizon
            from (select pg_snapshot_xmin(pg_current_snapshot()) as horizon) seen left join lateral (
              select * from platform.journal
              where (xid, position) > ($1, $2) and xid < pg_snapshot_xmin(pg_current_snapshot()) {(kinds.Count > 0 ? "and stream_kind = any($4)" : "")}
              order by xid, position limit $3) e on true
            order by e.xid, e.position
            """);
        command.Parameters.Add(new() { Value = after.Transaction, NpgsqlDbType = NpgsqlDbType.Xid8 });
        command.Parameters.Add(new() { Value = after.Position });
        command.Parameters.Add(new() { Value = limit });
        if (kinds.Count > 0) command.Parameters.Add(new() { Value = kinds.ToArray() });

        var entries = new List<Entry>();
        var horizon = after.Transaction;
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            horizon = rows.GetFieldValue<ulong>(11);
            if (!rows.IsDBNull(10)) entries.Add(Map(rows));
        }

        var full = entries.Count == limit;
        var next = full ? entries[^1].Cursor : new Cursor(horizon, 0);
        return new(await Opened(entries, seals, ct), next > after ? next : after, full);
    }

    /// <summary>The entries with what is sealed in them opened, for those who follow.</summary>
    internal static async Task<IReadOnlyList<Entry>> Opened(List<Entry> entries, JournalSeals? seals, CancellationToken ct)
    {
        if (seals is null) return entries;
        var changes = await seals.Open([.. entries.Select(e => e.Change)], ct);
        return [.. entries.Zip(changes, (entry, change) => entry with { Change = change })];
    }

    /// <summary>The last entry that can be read.</summary>
    public async Task<Cursor> Head(CancellationToken ct)
    {
        await using var command = databases.System.CreateCommand(
            "select xid, position from platform.journal where xid < pg_snapshot_xmin(pg_current_snapshot()) order by xid desc, position desc limit 1");
        await using var rows = await command.ExecuteReaderAsync(ct);
        return await rows.ReadAsync(ct) ? new(rows.GetFieldValue<ulong>(0), rows.GetInt64(1)) : default;
    }

    /// <summary>Columns in the order of <see cref="Read"/>.</summary>
    internal static Entry Map(NpgsqlDataReader row) => new(
        new JournalEntry
        {
            Tenant = new(row.GetGuid(0)), StreamKind = row.GetString(1), StreamId = row.GetGuid(2), Version = row.GetInt32(3), Kind = row.GetString(4),
            Data = row.GetString(5), Actor = new(row.GetGuid(6)), At = row.GetFieldValue<DateTimeOffset>(7), Trace = row.IsDBNull(8) ? null : row.GetString(8),
        },
        row.GetFieldValue<ulong>(9), row.GetInt64(10));

    /// <summary>Entries in order, where to go on, and whether more is waiting there.</summary>
    internal sealed record Batch(IReadOnlyList<Entry> Entries, Cursor Next, bool Full);
}
