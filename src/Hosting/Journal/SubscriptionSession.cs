using System.Data;
using Npgsql;
using NpgsqlTypes;

namespace Platform.Hosting.Journal;

/// <summary>
/// The one database session that owns subscriptions for this process: its advisory locks say which, and only it moves their
/// checkpoints. When the process dies the session ends and the locks are free; a session that was lost can move nothing any more.
/// </summary>
internal sealed class SubscriptionSession : IAsyncDisposable
{
    private const int Patience = 5; // seconds

    private readonly NpgsqlConnection _connection;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _lost = new();

    private SubscriptionSession(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Cancelled when the session, and with it all it owned, is gone.</summary>
    public CancellationToken Lost => _lost.Token;

    public static async Task<SubscriptionSession> Open(NpgsqlDataSource sessions, CancellationToken ct)
    {
        var session = new SubscriptionSession(await sessions.OpenConnectionAsync(ct));
        try
        {
            // The server learns within seconds that our machine is gone, not only our process. A checkpoint lost with the server's memory is no harm.
            await session.Run("""
                set application_name = 'platform_subscriptions'; set synchronous_commit = off;
                set tcp_keepalives_idle = 2; set tcp_keepalives_interval = 1; set tcp_keepalives_count = 3; set tcp_user_timeout = 5000
                """, [], ct);
            await session.Run("select platform.rebase_journal()", [], ct, seconds: 0);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes sure the session still lives.</summary>
    public Task Beat(CancellationToken ct) => Run("select", [], ct);

    /// <summary>Becomes the owner; false where another session is.</summary>
    public Task<bool> TryOwn(ISubscription subscription, CancellationToken ct) => Use(
        "select pg_try_advisory_lock(hashtextextended('platform.subscription ' || $1, 0))", [new() { Value = subscription.Name }],
        async command => await command.ExecuteScalarAsync(ct) is true, ct);

    /// <summary>How far the subscription has come; a new one is where it wants to begin.</summary>
    public async Task<Cursor> Checkpoint(ISubscription subscription, CancellationToken ct)
    {
        var start = subscription.Start == StartFrom.Now ? "pg_snapshot_xmin(pg_current_snapshot())" : "'0'";
        await Run($"insert into platform.subscriptions (name, xid, position) values ($1, {start}, 0) on conflict (name) do nothing",
            [new() { Value = subscription.Name }], ct);
        return await Use("select xid, position from platform.subscriptions where name = $1", [new() { Value = subscription.Name }], async command =>
        {
            await using var row = await command.ExecuteReaderAsync(ct);
            await row.ReadAsync(ct);
            return new Cursor(row.GetFieldValue<ulong>(0), row.GetInt64(1));
        }, ct);
    }

    public Task Advance(string name, Cursor to, CancellationToken ct) => Run(
        "update platform.subscriptions set xid = $2, position = $3, moved_at = now() where name = $1",
        [new() { Value = name }, new() { Value = to.Transaction, NpgsqlDbType = NpgsqlDbType.Xid8 }, new() { Value = to.Position }], ct);

    public Task Park(string name, Entry entry, Exception error, int attempts, CancellationToken ct) => Run(
        """
        insert into platform.parked_entries (subscription, position, tenant, stream_kind, stream_id, version, kind, at, error, attempts)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (subscription, position) do update set error = excluded.error, attempts = parked_entries.attempts + excluded.attempts, parked_at = now(), retry = false
        """,
        [
            new() { Value = name }, new() { Value = entry.Position }, new() { Value = entry.Tenant.Value }, new() { Value = entry.StreamKind },
            new() { Value = entry.StreamId }, new() { Value = entry.Change.Version }, new() { Value = entry.Kind }, new() { Value = entry.Change.At },
            new() { Value = Readable(error) }, new() { Value = attempts },
        ], ct);

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!_lost.IsCancellationRequested) await Run("select pg_advisory_unlock_all()", [], CancellationToken.None);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or OperationCanceledException)
        {
            // The connection is closed with its session, which frees the locks as well.
        }

        await _lost.CancelAsync();
        await _connection.DisposeAsync();
        _lost.Dispose();
    }

    private Task<int> Run(string sql, NpgsqlParameter[] parameters, CancellationToken ct, int seconds = Patience) =>
        Use(sql, parameters, command => command.ExecuteNonQueryAsync(ct), ct, seconds);

    private async Task<T> Use<T>(string sql, NpgsqlParameter[] parameters, Func<NpgsqlCommand, Task<T>> use, CancellationToken ct, int seconds = Patience)
    {
        await _turn.WaitAsync(ct);
        try
        {
            _lost.Token.ThrowIfCancellationRequested();
            await using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = seconds };
            command.Parameters.AddRange(parameters);
            return await use(command);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && (e is not PostgresException || _connection.State != ConnectionState.Open))
        {
            // Whatever interrupted the conversation, what the session owned may be another's by now.
            await _lost.CancelAsync();
            throw;
        }
        finally { _turn.Release(); }
    }

    // PostgreSQL keeps no zero characters, and nobody reads more.
    private static string Readable(Exception error)
    {
        var text = error.ToString().Replace('\0', ' ');
        return text.Length > 4_000 ? text[..4_000] : text;
    }
}
