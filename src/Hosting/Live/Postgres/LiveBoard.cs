using System.Collections.Frozen;
using Npgsql;
using NpgsqlTypes;
using Platform.Hosting.Data;

namespace Platform.Hosting.Live.Postgres;

/// <summary>Which other processes there are, and which of them watch what, as of a version of the board.</summary>
internal sealed record Watchers(long Version, Guid[] Neighbours, FrozenDictionary<(TenantId, string), Guid[]> ByTopic);

/// <summary>Where the processes over one database say what their clients watch.</summary>
internal sealed class LiveBoard(Lazy<Databases> databases, Guid process)
{
    private const string Alive = "seen_at > now() - interval '10 seconds'";

    /// <summary>Says that this process is there; false when it was not for so long, or never, that the others no longer count on it.</summary>
    public async Task<bool> Beat(CancellationToken ct)
    {
        await using var beat = Command("""
            with before as (select seen_at from platform.live_processes where process = $1),
              gone as (delete from platform.live_processes where seen_at < now() - interval '1 minute' and process <> $1 returning process),
              unread as (delete from platform.live_frames where receiver in (select process from gone)),
              here as (insert into platform.live_processes (process, seen_at) values ($1, now()) on conflict (process) do update set seen_at = excluded.seen_at)
            select exists (select from before where seen_at > now() - interval '5 seconds')
            """, Id(process));
        return await beat.ExecuteScalarAsync(ct) is true;
    }

    /// <summary>Changes what this process watches; answers the version of the board that says so.</summary>
    public async Task<long> Write(IReadOnlyCollection<(TenantId Tenant, string Topic)> begun, IReadOnlyCollection<(TenantId Tenant, string Topic)> ended, CancellationToken ct)
    {
        await using var write = Command("""
            with ended as (delete from platform.live_watches w using unnest($2, $3) e(tenant, topic) where w.process = $1 and w.tenant = e.tenant and w.topic = e.topic),
              begun as (insert into platform.live_watches select $1, tenant, topic from unnest($4, $5) b(tenant, topic) on conflict do nothing)
            insert into platform.live_board as b values (true, 1) on conflict (one) do update set version = b.version + 1
            returning version
            """, Id(process), Ids(ended.Select(e => e.Tenant.Value)), Texts(ended.Select(e => e.Topic)), Ids(begun.Select(b => b.Tenant.Value)), Texts(begun.Select(b => b.Topic)));
        return (long)(await write.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Those that have not read the board since that version, and whether they were heard of lately.</summary>
    public async Task<List<(Guid Process, bool IsAlive)>> NotRead(long version, CancellationToken ct)
    {
        await using var read = Command($"select process, {Alive} from platform.live_processes where process <> $1 and read < $2", Id(process), new() { Value = version });
        await using var rows = await read.ExecuteReaderAsync(ct);
        var late = new List<(Guid, bool)>();
        while (await rows.ReadAsync(ct)) late.Add((rows.GetGuid(0), rows.GetBoolean(1)));
        return late;
    }

    /// <summary>The version that each of these has read by now; those that are gone are missing.</summary>
    public async Task<Dictionary<Guid, long>> ReadBy(IEnumerable<Guid> processes, CancellationToken ct)
    {
        await using var read = Command("select process, read from platform.live_processes where process = any($1)", Ids(processes));
        await using var rows = await read.ExecuteReaderAsync(ct);
        var versions = new Dictionary<Guid, long>();
        while (await rows.ReadAsync(ct)) versions[rows.GetGuid(0)] = rows.GetInt64(1);
        return versions;
    }

    /// <summary>What others watch now; the one known when it is the same. Once it is put to use, <see cref="HaveRead"/> says so.</summary>
    public async Task<Watchers> Read(Watchers? known, CancellationToken ct)
    {
        await using (var look = Command($"""
            select coalesce((select version from platform.live_board), 0), array(select process from platform.live_processes where process <> $1 and {Alive} order by process)
            """, Id(process)))
        await using (var row = await look.ExecuteReaderAsync(ct))
        {
            await row.ReadAsync(ct);
            if (known is not null && known.Version == row.GetInt64(0) && known.Neighbours.AsSpan().SequenceEqual(row.GetFieldValue<Guid[]>(1))) return known;
        }

        await using var read = Command($"""
            select coalesce((select version from platform.live_board), 0), p.process, w.tenant, w.topic
            from (select) one left join platform.live_processes p on p.process <> $1 and p.{Alive} left join platform.live_watches w on w.process = p.process
            """, Id(process));
        await using var rows = await read.ExecuteReaderAsync(ct);
        var (version, neighbours, byTopic) = (0L, new SortedSet<Guid>(), new Dictionary<(TenantId, string), List<Guid>>());
        while (await rows.ReadAsync(ct))
        {
            version = rows.GetInt64(0);
            if (rows.IsDBNull(1)) continue;
            neighbours.Add(rows.GetGuid(1));
            if (rows.IsDBNull(2)) continue;
            var key = (new TenantId(rows.GetGuid(2)), rows.GetString(3));
            if (!byTopic.TryGetValue(key, out var watching)) byTopic[key] = watching = [];
            watching.Add(rows.GetGuid(1));
        }

        return new(version, [.. neighbours], byTopic.ToFrozenDictionary(t => t.Key, t => t.Value.ToArray()));
    }

    /// <summary>Everything published here from now on goes to those that watched as of this version.</summary>
    public async Task HaveRead(long version, CancellationToken ct)
    {
        await using var note = Command("update platform.live_processes set read = $2 where process = $1", Id(process), new() { Value = version });
        await note.ExecuteNonQueryAsync(ct);
    }

    /// <summary>In good order: nobody sends it anything any more.</summary>
    public async Task Leave()
    {
        await using var leave = Command("with unread as (delete from platform.live_frames where receiver = $1) delete from platform.live_processes where process = $1", Id(process));
        await leave.ExecuteNonQueryAsync();
    }

    private NpgsqlCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        var command = databases.Value.System.CreateCommand(sql);
        command.CommandTimeout = 5;
        command.Parameters.AddRange(parameters);
        return command;
    }

    private static NpgsqlParameter Id(Guid id) => new() { Value = id };
    private static NpgsqlParameter Ids(IEnumerable<Guid> ids) => new() { Value = ids.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid };
    private static NpgsqlParameter Texts(IEnumerable<string> texts) => new() { Value = texts.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
}
