using Platform.Hosting.Data;
using Platform.Hosting.Privacy;

namespace Platform.Hosting.Journal;

/// <summary>A change that a subscription could not handle and went on without.</summary>
public sealed record ParkedEntry(
    string Subscription, long Position, TenantId Tenant, string StreamKind, Guid StreamId, int Version, string Kind, DateTimeOffset At,
    string Error, int Attempts, DateTimeOffset ParkedAt, bool Retry);

/// <summary>What subscriptions have set aside, for people to look at, have handled again, or drop.</summary>
public sealed class ParkedEntries(Databases databases, JournalSeals? seals = null)
{
    /// <summary>The oldest first, of one subscription or of all.</summary>
    public async Task<IReadOnlyList<ParkedEntry>> List(string? subscription, int limit, CancellationToken ct)
    {
        await using var command = databases.System.Command("""
            select subscription, position, tenant, stream_kind, stream_id, version, kind, at, error, attempts, parked_at, retry
            from platform.parked_entries where $1::text is null or subscription = $1 order by parked_at, position limit $2
            """, (object?)subscription ?? DBNull.Value, limit);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var parked = new List<ParkedEntry>();
        while (await rows.ReadAsync(ct))
            parked.Add(new(rows.GetString(0), rows.GetInt64(1), new(rows.GetGuid(2)), rows.GetString(3), rows.GetGuid(4), rows.GetInt32(5), rows.GetString(6),
                rows.GetFieldValue<DateTimeOffset>(7), rows.GetString(8), rows.GetInt32(9), rows.GetFieldValue<DateTimeOffset>(10), rows.GetBoolean(11)));
        return parked;
    }

    /// <summary>Asks whichever process owns the subscription to handle an entry again, soon; false when there is no such entry.</summary>
    public async Task<bool> Retry(string subscription, long position, CancellationToken ct)
    {
        await using var command = databases.System.Command("update platform.parked_entries set retry = true where subscription = $1 and position = $2", subscription, position);
        return await command.ExecuteNonQueryAsync(ct) > 0;
    }

    /// <summary>Drops an entry for good; the subscription will never have handled it. False when there is no such entry.</summary>
    public async Task<bool> Discard(string subscription, long position, CancellationToken ct)
    {
        await using var command = databases.System.Command("delete from platform.parked_entries where subscription = $1 and position = $2", subscription, position);
        return await command.ExecuteNonQueryAsync(ct) > 0;
    }

    /// <summary>Entries someone wants handled again. One whose month has been dropped from the journal stays parked.</summary>
    internal async Task<IReadOnlyList<Entry>> ToRetry(string subscription, CancellationToken ct)
    {
        await using var command = databases.System.Command("""
            select j.tenant, j.stream_kind, j.stream_id, j.version, j.kind, j.data, j.actor, j.at, j.trace, j.xid, j.position
            from platform.parked_entries p join platform.journal j
              on j.at = p.at and j.tenant = p.tenant and j.stream_id = p.stream_id and j.version = p.version and j.position = p.position
            where p.subscription = $1 and p.retry order by p.position limit 100
            """, subscription);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var entries = new List<Entry>();
        while (await rows.ReadAsync(ct)) entries.Add(JournalReader.Map(rows));
        return await JournalReader.Opened(entries, seals, ct);
    }
}
