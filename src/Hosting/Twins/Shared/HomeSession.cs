using Npgsql;

namespace Platform.Hosting.Twins.Shared;

/// <summary>The database session whose lock says where twins are at home. With the process it ends, and the lock is free.</summary>
internal sealed class HomeSession : IAsyncDisposable
{
    private const int Patience = 5; // seconds

    private readonly NpgsqlConnection _connection;
    private readonly Guid _process;
    private bool _isLocked;

    private HomeSession(NpgsqlConnection connection, Guid process) => (_connection, _process) = (connection, process);

    public bool IsHome { get; private set; }

    public static async Task<HomeSession> Open(NpgsqlDataSource sessions, Guid process, CancellationToken ct)
    {
        var session = new HomeSession(await sessions.OpenConnectionAsync(ct), process);
        try
        {
            // The server learns within seconds that our machine is gone, not only our process; and never sooner than five seconds after it last heard of us.
            await using var set = session.Command("""
                set application_name = 'platform_twins'; set synchronous_commit = off;
                set tcp_keepalives_idle = 2; set tcp_keepalives_interval = 1; set tcp_keepalives_count = 3; set tcp_user_timeout = 5000
                """);
            await set.ExecuteNonQueryAsync(ct);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Says that this process is there; answers whether others are.</summary>
    public async Task<bool> Beat(CancellationToken ct)
    {
        await using var beat = Command("""
            with gone as (delete from platform.processes where seen_at < now() - interval '1 minute' and process <> $1),
              unread as (delete from platform.twin_answers where answered_at < now() - interval '1 minute'),
              here as (insert into platform.processes values ($1, now()) on conflict (process) do update set seen_at = excluded.seen_at)
            select exists (select from platform.processes where process <> $1 and seen_at > now() - interval '10 seconds')
            """, _process);
        return await beat.ExecuteScalarAsync(ct) is true;
    }

    /// <summary>
    /// The term that goes on or begins; null where twins are at home elsewhere, or may be for a moment yet: who held the lock and lost it with its session alone, and not
    /// with its life, does nothing after two seconds.
    /// </summary>
    public async Task<long?> TryMoveIn(CancellationToken ct)
    {
        if (!_isLocked)
        {
            await using var take = Command("select pg_try_advisory_lock(hashtextextended('platform.twins', 0))");
            _isLocked = await take.ExecuteScalarAsync(ct) is true;
            if (!_isLocked) return null;
        }

        await using var begin = Command("""
            update platform.twin_home h set term = case when process = $1 then term else term + 1 end, process = $1
            where not exists (select from platform.processes p where p.process = h.process and p.process <> $1 and p.seen_at > now() - interval '3 seconds')
            returning term
            """, _process);
        if (await begin.ExecuteScalarAsync(ct) is not long term) return null;
        IsHome = true;
        return term;
    }

    /// <summary>In good order: others need not wait.</summary>
    public async Task Leave()
    {
        await using var leave = Command("with left_by as (delete from platform.processes where process = $1) select pg_advisory_unlock_all()", _process);
        await leave.ExecuteNonQueryAsync(CancellationToken.None);
        _isLocked = IsHome = false;
    }

    // The lock ends with the session.
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private NpgsqlCommand Command(string sql, params Guid[] parameters)
    {
        var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = Patience };
        foreach (var value in parameters) command.Parameters.Add(new() { Value = value });
        return command;
    }
}
