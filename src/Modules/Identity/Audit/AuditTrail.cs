using Npgsql;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Privacy;

namespace Platform.Identity.Audit;

/// <summary>A place in the trail, which goes from the latest entry back.</summary>
internal readonly record struct AuditPlace(DateTimeOffset At, long Position)
{
    public static readonly AuditPlace Latest = new(new(DateTime.UnixEpoch.AddYears(1000)), long.MaxValue);
}

/// <summary>Reads the journal as an audit trail: told by the modules' narrators, with the fields each entry changed.</summary>
internal sealed class AuditTrail(
    Databases databases, JournalSeals seals, IEnumerable<INarrator> narrators, IEnumerable<RecordFold> folds, IActorNames names, Call call)
{
    private const string Columns = "stream_kind, stream_id, version, kind, data, actor, at, trace, address, agent, position";

    private readonly Dictionary<string, INarrator> _narrators = narrators.ToDictionary(n => n.StreamKind);
    private readonly Dictionary<string, RecordFold> _folds = folds.ToDictionary(f => f.Kind);

    /// <summary>The kinds of records the trail may tell of.</summary>
    public IReadOnlyList<string> Kinds => [.. _narrators.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Entries before a place, latest first, and the place of the last one.</summary>
    public async Task<(IReadOnlyList<AuditEntryView> Entries, AuditPlace Last)> Read(AuditFilter filter, string? words, AuditPlace before, int limit, CancellationToken ct)
    {
        await using var connection = await databases.OpenFor(call.Tenant, ct);
        var found = await Find(connection, filter, words, before, limit, ct);
        var entries = await seals.Open([.. found.Select(f => f.Entry)], ct);
        var changes = await Changes(connection, entries, ct);
        var actors = await names.Of(call.Tenant, [.. entries.Select(e => e.Actor.Value).Where(a => a != Guid.Empty).Distinct()], ct);
        return ([.. entries.Select(e => View(e, changes.GetValueOrDefault((e.StreamKind, e.StreamId, e.Version)), actors))],
            found.Count > 0 ? new(found[^1].Entry.At, found[^1].Position) : before);
    }

    private async Task<List<(JournalEntry Entry, long Position)>> Find(
        NpgsqlConnection connection, AuditFilter filter, string? words, AuditPlace before, int limit, CancellationToken ct)
    {
        await using var find = new NpgsqlCommand(
            $"select {Columns} from platform.journal where {AuditFilter.Sql} and (at, position) < ($9, $10) order by at desc, position desc limit $11", connection);
        filter.AddTo(find, call.Tenant, words);
        find.Parameters.AddWithValue(before.At.UtcDateTime);
        find.Parameters.AddWithValue(before.Position);
        find.Parameters.AddWithValue(limit);
        return await Entries(find, ct);
    }

    // The streams of all entries at once, each as far as the last of its entries.
    private async Task<Dictionary<(string, Guid, int), RecordChange>> Changes(NpgsqlConnection connection, IReadOnlyList<JournalEntry> entries, CancellationToken ct)
    {
        var wanted = entries.Where(e => _folds.ContainsKey(e.StreamKind)).GroupBy(e => (e.StreamKind, e.StreamId)).ToDictionary(g => g.Key, g => g.Select(e => e.Version).ToHashSet());
        await using var read = new NpgsqlCommand($"""
            select {Columns} from platform.journal join unnest($2, $3) as wanted (id, last) on stream_id = wanted.id and version <= wanted.last
            where tenant = $1 order by stream_id, version
            """, connection);
        read.Parameters.AddWithValue(call.Tenant.Value);
        read.Parameters.AddWithValue(wanted.Select(w => w.Key.StreamId).ToArray());
        read.Parameters.AddWithValue(wanted.Select(w => w.Value.Max()).ToArray());
        var streams = await seals.Open([.. (await Entries(read, ct)).Select(e => e.Entry with { Address = null, Agent = null })], ct);

        return (from stream in streams.GroupBy(e => (e.StreamKind, e.StreamId))
                where wanted.ContainsKey(stream.Key)
                from change in _folds[stream.Key.StreamKind].Changes(stream, wanted[stream.Key])
                select (Key: (stream.Key.StreamKind, stream.Key.StreamId, change.Key), change.Value)).ToDictionary(c => c.Key, c => c.Value);
    }

    private async Task<List<(JournalEntry Entry, long Position)>> Entries(NpgsqlCommand command, CancellationToken ct)
    {
        await using var rows = await command.ExecuteReaderAsync(ct);
        var entries = new List<(JournalEntry, long)>();
        while (await rows.ReadAsync(ct))
            entries.Add((new()
            {
                Tenant = call.Tenant, StreamKind = rows.GetString(0), StreamId = rows.GetGuid(1), Version = rows.GetInt32(2), Kind = rows.GetString(3), Data = rows.GetString(4),
                Actor = new(rows.GetGuid(5)), At = rows.GetFieldValue<DateTimeOffset>(6), Trace = Text(7), Address = Text(8), Agent = Text(9),
            }, rows.GetInt64(10)));
        return entries;

        string? Text(int column) => rows.IsDBNull(column) ? null : rows.GetString(column);
    }

    private AuditEntryView View(JournalEntry e, RecordChange? change, IReadOnlyDictionary<Guid, string> actors) => new(
        $"{e.StreamKind}/{e.StreamId}/{e.Version}", e.At, e.Kind, _narrators.TryGetValue(e.StreamKind, out var narrator) ? narrator.Tell(e) : e.Kind,
        e.Actor == ActorId.Platform ? null : new(e.Actor.Value, actors.GetValueOrDefault(e.Actor.Value)),
        new(e.StreamKind, e.StreamId, change?.Name, e.Version),
        e.Address is { } address ? new(address, e.Agent) : null,
        e.Trace?.Split('-') is [_, var trace, ..] ? trace : null, change?.Fields ?? []);
}
