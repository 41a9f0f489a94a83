using Npgsql;
using NpgsqlTypes;
using Platform.Twins;

namespace Platform.Hosting.Twins.Storage;

/// <summary>Where twins of a kind rest: one row each, in batches. Their wake-up stands beside them, so that a twin at rest is roused in time.</summary>
public sealed class TwinSnapshots<TTwin, TSignal>(NpgsqlDataSource system, TimeProvider time, ITwinFormat<TTwin>? format = null)
    where TTwin : class, ITwin<TTwin, TSignal> where TSignal : class
{
    // The limit says what the planner cannot know before the first statistics: each key is one look into the primary key.
    private const string Select = """
        select k.n, t.state, t.saved_at from unnest(@tenants, @ids) with ordinality k(tenant, id, n)
        cross join lateral (select state, saved_at from platform.twins where tenant = k.tenant and kind = @kind and id = k.id limit 1) t
        """;

    // In the order of the keys, so that two processes handing over twins cannot lock each other out.
    private const string Upsert = """
        insert into platform.twins as t (tenant, kind, id, state, wake_at, saved_at)
        select s.tenant, @kind, s.id, s.state, s.wake_at, @saved_at from unnest(@tenants, @ids, @states, @wakes) s(tenant, id, state, wake_at)
        order by s.tenant, s.id
        on conflict (tenant, kind, id) do update set state = excluded.state, wake_at = excluded.wake_at, saved_at = excluded.saved_at
        where t.saved_at <= excluded.saved_at
        """;

    private readonly ITwinFormat<TTwin> _format = format ?? new JsonFormat<TTwin>();
    private long _latest; // the latest saved_at seen or given, in ticks

    /// <summary>One place per key; null for a twin never saved.</summary>
    public async Task<TTwin?[]> Load(IReadOnlyList<TwinKey> keys, CancellationToken ct)
    {
        var twins = new TTwin?[keys.Count];
        await using var load = Command(Select, keys);
        await using var rows = await load.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var place = (int)rows.GetInt64(0) - 1;
            twins[place] = Read(keys[place], rows.GetFieldValue<byte[]>(1));
            See(rows.GetDateTime(2).Ticks);
        }
        return twins;
    }

    /// <summary>Each key at most once. An older snapshot, late from a process that lost the twin, does not replace a newer one.</summary>
    public async Task Save(IReadOnlyList<Snapshot<TTwin>> snapshots, CancellationToken ct)
    {
        await using var save = Command(Upsert, [.. snapshots.Select(s => s.Key)]);
        save.Parameters.Add(new("states", NpgsqlDbType.Array | NpgsqlDbType.Bytea) { Value = snapshots.Select(s => _format.Write(s.Twin)).ToArray() });
        save.Parameters.Add(new("wakes", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz) { Value = snapshots.Select(s => MinuteOf(s.WakeAt)).ToArray() });
        save.Parameters.Add(new("saved_at", NpgsqlDbType.TimestampTz) { Value = NextSavedAt() });
        await save.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Saved twins that want to wake before this time, or less than a minute after it.</summary>
    public async Task<IReadOnlyList<TwinKey>> Due(DateTimeOffset before, CancellationToken ct)
    {
        await using var due = system.CreateCommand("select tenant, id from platform.twins where kind = @kind and wake_at < @before order by wake_at");
        due.Parameters.AddWithValue("kind", TTwin.Kind);
        due.Parameters.AddWithValue("before", before.UtcDateTime);
        var keys = new List<TwinKey>();
        await using var rows = await due.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) keys.Add(new(new TenantId(rows.GetGuid(0)), rows.GetGuid(1)));
        return keys;
    }

    private NpgsqlCommand Command(string sql, IReadOnlyList<TwinKey> keys)
    {
        var command = system.CreateCommand(sql);
        command.Parameters.AddWithValue("kind", TTwin.Kind);
        command.Parameters.AddWithValue("tenants", keys.Select(k => k.Tenant.Value).ToArray());
        command.Parameters.AddWithValue("ids", keys.Select(k => k.Id).ToArray());
        return command;
    }

    // The time it wants to wake moves with all it hears; in its index, only from one minute to the next.
    private static DateTime? MinuteOf(DateTimeOffset? at) => at is { } time ? new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMinute, DateTimeKind.Utc) : null;

    private TTwin? Read(TwinKey key, byte[] state)
    {
        try { return _format.Read(state); }
        catch (FormatException e)
        {
            throw new InvalidOperationException(
                $"The snapshot of {TTwin.Kind} {key} does not fit {typeof(TTwin).Name}. Delete its row in platform.twins, and it is rebuilt from what it stands for.", e);
        }
    }

    // Later than any this process has seen: a clock that was set back, or runs behind the last owner's, must not make newer snapshots look older.
    private DateTime NextSavedAt()
    {
        while (true)
        {
            var latest = Volatile.Read(ref _latest);
            var next = Math.Max(time.GetUtcNow().Ticks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, latest + TimeSpan.TicksPerMicrosecond);
            if (Interlocked.CompareExchange(ref _latest, next, latest) == latest) return new(next, DateTimeKind.Utc);
        }
    }

    private void See(long savedAt)
    {
        for (var latest = Volatile.Read(ref _latest); savedAt > latest;)
        {
            var found = Interlocked.CompareExchange(ref _latest, savedAt, latest);
            if (found == latest) return;
            latest = found;
        }
    }
}
