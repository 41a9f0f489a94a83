using System.Collections.Concurrent;
using System.Security.Cryptography;
using Npgsql;
using Platform.Hosting.Data;

namespace Platform.Hosting.Privacy;

/// <summary>The key of each person the journal tells of. Destroying it makes what was sealed unreadable for good, in the journal and everywhere it went from there.</summary>
public sealed class PersonKeys(Databases databases, TimeProvider time)
{
    // Writing under a key that another process has just destroyed makes a text nobody can read, which is what was wanted.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<(TenantId, Guid), (byte[]? Key, long At)> _known = new();

    /// <summary>The key to seal with, made when there is none yet; null when the person was erased.</summary>
    internal async ValueTask<byte[]?> ToSeal(TenantId tenant, Guid person, CancellationToken ct)
    {
        if (_known.TryGetValue((tenant, person), out var known) && time.GetElapsedTime(known.At) < Remembered) return known.Key;
        if (_known.Count >= MostRemembered) _known.Clear();
        await using var connection = await databases.OpenInTheMidst(tenant, ct);
        await using var take = new NpgsqlCommand("insert into platform.person_keys (tenant, person, key) values ($1, $2, $3) on conflict do nothing", connection);
        take.Parameters.AddWithValue(tenant.Value);
        take.Parameters.AddWithValue(person);
        take.Parameters.AddWithValue(RandomNumberGenerator.GetBytes(32));
        await take.ExecuteNonQueryAsync(ct);
        var key = (await Read(connection, tenant, [person], ct)).GetValueOrDefault(person);
        _known[(tenant, person)] = (key, time.GetTimestamp());
        return key;
    }

    /// <summary>The keys there still are, of these people.</summary>
    internal async Task<Dictionary<Guid, byte[]>> ToOpen(TenantId tenant, IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        await using var connection = await databases.OpenFor(tenant, ct);
        return await Read(connection, tenant, people, ct);
    }

    /// <summary>Destroys the key of a person; there will never be another.</summary>
    public async Task Destroy(TenantId tenant, Guid person, CancellationToken ct)
    {
        await using var connection = await databases.OpenFor(tenant, ct);
        await using var destroy = new NpgsqlCommand("""
            insert into platform.person_keys (tenant, person, key, erased_at) values ($1, $2, null, now())
            on conflict (tenant, person) do update set key = null, erased_at = coalesce(person_keys.erased_at, now())
            """, connection);
        destroy.Parameters.AddWithValue(tenant.Value);
        destroy.Parameters.AddWithValue(person);
        await destroy.ExecuteNonQueryAsync(ct);
        _known.TryRemove((tenant, person), out _);
    }

    private static async Task<Dictionary<Guid, byte[]>> Read(NpgsqlConnection connection, TenantId tenant, IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        await using var read = new NpgsqlCommand("select person, key from platform.person_keys where tenant = $1 and person = any($2) and key is not null", connection);
        read.Parameters.AddWithValue(tenant.Value);
        read.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. people] });
        await using var rows = await read.ExecuteReaderAsync(ct);
        var keys = new Dictionary<Guid, byte[]>();
        while (await rows.ReadAsync(ct)) keys[rows.GetGuid(0)] = rows.GetFieldValue<byte[]>(1);
        return keys;
    }
}
