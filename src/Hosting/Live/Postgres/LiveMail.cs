using Npgsql;
using NpgsqlTypes;
using Platform.Hosting.Data;

namespace Platform.Hosting.Live.Postgres;

/// <summary>Frames on their way from one process to another, in the order sent.</summary>
internal sealed class LiveMail(Lazy<Databases> databases, Guid process)
{
    private const int Most = 2_000;

    private readonly Dictionary<Guid, long> _sent = [], _heard = [];

    /// <summary>Sends each frame to its receivers; without a message, says that some were lost. When this fails, the numbers it took are missing, and the receivers notice.</summary>
    public async Task Send(IReadOnlyList<(Guid Receiver, LiveMessage? Message)> letters, CancellationToken ct)
    {
        if (letters.Count == 0) return;
        await using var send = databases.Value.System.CreateCommand("""
            insert into platform.live_frames (receiver, sender, number, tenant, topic, kind, data, at, trace, site)
            select receiver, $1, number, tenant, topic, kind, data, at, trace, site from unnest($2, $3, $4, $5, $6, $7, $8, $9, $10) f(receiver, number, tenant, topic, kind, data, at, trace, site)
            """);
        send.CommandTimeout = 5;
        send.Parameters.Add(new() { Value = process });
        Add(NpgsqlDbType.Uuid, letters.Select(l => l.Receiver));
        Add(NpgsqlDbType.Bigint, letters.Select(l => _sent[l.Receiver] = _sent.GetValueOrDefault(l.Receiver) + 1));
        Add(NpgsqlDbType.Uuid, letters.Select(l => l.Message?.Tenant.Value));
        Add(NpgsqlDbType.Text, letters.Select(l => l.Message?.Topic));
        Add(NpgsqlDbType.Text, letters.Select(l => l.Message?.Kind));
        Add(NpgsqlDbType.Bytea, letters.Select(l => l.Message?.Data.ToArray()));
        Add(NpgsqlDbType.TimestampTz, letters.Select(l => l.Message?.At.UtcDateTime));
        Add(NpgsqlDbType.Text, letters.Select(l => l.Message?.Trace));
        Add(NpgsqlDbType.Uuid, letters.Select(l => l.Message?.Site));
        await send.ExecuteNonQueryAsync(ct);

        void Add<T>(NpgsqlDbType type, IEnumerable<T> column) => send.Parameters.Add(new() { Value = column.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type });
    }

    /// <summary>Takes what has come for this process; and says whether frames are missing before the end of it.</summary>
    public async Task<(List<LiveMessage> Messages, bool IsWhole, bool MayBeMore)> Take(CancellationToken ct)
    {
        await using var take = databases.Value.System.CreateCommand("""
            with taken as (delete from platform.live_frames where ctid = any(array(select ctid from platform.live_frames where receiver = $1 order by sender, number limit $2)) returning *)
            select sender, number, tenant, topic, kind, data, at, trace, site from taken order by sender, number
            """);
        take.CommandTimeout = 5;
        take.Parameters.Add(new() { Value = process });
        take.Parameters.Add(new() { Value = Most });
        var (messages, whole, count) = (new List<LiveMessage>(), true, 0);
        await using var rows = await take.ExecuteReaderAsync(ct);
        for (; await rows.ReadAsync(ct); count++)
        {
            var (sender, number) = (rows.GetGuid(0), rows.GetInt64(1));
            whole &= number == _heard.GetValueOrDefault(sender) + 1 && !rows.IsDBNull(3);
            _heard[sender] = number;
            if (!rows.IsDBNull(3)) messages.Add(Read(rows));
        }

        return (messages, whole, count == Most);
    }

    private static LiveMessage Read(NpgsqlDataReader row) => new(
        new TenantId(row.GetGuid(2)), row.GetString(3), row.GetString(4), row.GetFieldValue<byte[]>(5), row.GetFieldValue<DateTimeOffset>(6), row.IsDBNull(7) ? null : row.GetString(7))
    {
        Site = row.IsDBNull(8) ? null : row.GetGuid(8),
    };
}
