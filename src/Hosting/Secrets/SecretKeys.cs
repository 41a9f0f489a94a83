using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Platform.Hosting.Data;

namespace Platform.Hosting.Secrets;

/// <summary>A key that secrets are sealed with.</summary>
internal sealed record SecretKey(Guid Id, byte[] Material, DateTimeOffset CreatedAt);

/// <summary>The keys of sealed secrets, kept in the database, sealed there by the operator's key when there is one; the newest seals.</summary>
internal sealed class SecretKeys(Databases databases, IConfiguration settings, TimeProvider time) : IDisposable
{
    private const string Remedy = "Give the DataProtection:Key this database was started with; without it the sealed secrets in it cannot be read.";

    // How long a process may go on sealing with a key that another one has replaced.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _loading = new(1);
    private volatile Ring? _ring;

    public async ValueTask<SecretKey> Newest(CancellationToken ct)
    {
        if (_ring is { Keys.Count: > 0 } ring && time.GetElapsedTime(ring.ReadAt) < Fresh) return ring.Newest;
        ring = await Load(ct);
        return ring.Keys.Count > 0 ? ring.Newest : await Add(youngerThan: null, ct);
    }

    public async ValueTask<SecretKey?> Find(Guid id, CancellationToken ct) =>
        _ring?.Keys.GetValueOrDefault(id) ?? (await Load(ct)).Keys.GetValueOrDefault(id);

    /// <summary>Makes a new key, unless one is there that is younger (or, without an age, unless there is any).</summary>
    public async Task<SecretKey> Add(TimeSpan? youngerThan, CancellationToken ct)
    {
        var (now, master) = (time.GetUtcNow(), MasterKey.From(settings));
        var material = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        await using (var connection = await databases.System.OpenConnectionAsync(ct))
        {
            await using var transaction = await connection.BeginTransactionAsync(ct);
            await using (var turn = new NpgsqlCommand("select pg_advisory_xact_lock(hashtext('platform.secret_keys'))", connection, transaction))
                await turn.ExecuteNonQueryAsync(ct);
            await using var add = new NpgsqlCommand("""
                insert into platform.secret_keys (id, material, is_sealed, created_at)
                select $1, $2, $3, $4 where not exists (select from platform.secret_keys where created_at > $5)
                """, connection, transaction);
            add.Parameters.AddWithValue(Guid.CreateVersion7(now));
            add.Parameters.AddWithValue(master?.Seal(material) ?? material);
            add.Parameters.AddWithValue(master is not null);
            add.Parameters.AddWithValue(now);
            add.Parameters.AddWithValue(youngerThan is { } age ? now - age : DateTimeOffset.UnixEpoch);
            await add.ExecuteNonQueryAsync(ct);
            await transaction.CommitAsync(ct);
        }

        return (await Load(ct)).Newest;
    }

    public void Dispose() => _loading.Dispose();

    private async Task<Ring> Load(CancellationToken ct)
    {
        await _loading.WaitAsync(ct);
        try
        {
            var keys = new Dictionary<Guid, SecretKey>();
            var readAt = time.GetTimestamp();
            await using var read = databases.System.CreateCommand("select id, material, is_sealed, created_at from platform.secret_keys");
            await using var rows = await read.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
                keys[rows.GetGuid(0)] = new(rows.GetGuid(0), Material(rows.GetString(1), rows.GetBoolean(2)), rows.GetFieldValue<DateTimeOffset>(3));
            return _ring = new(keys, readAt);
        }
        finally { _loading.Release(); }
    }

    private byte[] Material(string text, bool isSealed)
    {
        if (!isSealed) return Convert.FromBase64String(text);
        var master = MasterKey.From(settings) ?? throw new StartupException("The keys of secrets in this database are encrypted, and there is no setting DataProtection:Key.", Remedy);
        try { return Convert.FromBase64String(master.Open(text)); }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            throw new StartupException("The keys of secrets in this database were encrypted with another DataProtection:Key.", Remedy);
        }
    }

    private sealed record Ring(IReadOnlyDictionary<Guid, SecretKey> Keys, long ReadAt)
    {
        public SecretKey Newest => Keys.Values.OrderBy(k => k.CreatedAt).ThenBy(k => k.Id).Last();
    }
}
