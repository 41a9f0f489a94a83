using System.Data;
using System.Security.Cryptography;
using Npgsql;
using Platform.Hosting.Data;

namespace Platform.Hosting.Http.Idempotency;

/// <summary>What became of an attempt to be the one who does the work of a key.</summary>
internal abstract record Claim
{
    /// <summary>It is ours to do.</summary>
    public sealed record Held(Guid Holder) : Claim;

    /// <summary>It was done; the sealed answer is null where it was too large to keep.</summary>
    public sealed record Done(int Status, byte[]? Answer) : Claim;

    /// <summary>Another call with this key is at work.</summary>
    public sealed record Busy : Claim;

    /// <summary>The key was used for another request.</summary>
    public sealed record Reused : Claim;
}

/// <summary>Whose key: two callers may use the same word without meeting.</summary>
internal sealed record IdempotencyKey(TenantId Tenant, ActorId Actor, string Key);

/// <summary>Claims and answers in the database, by its clock: processes may differ about the time.</summary>
public sealed class IdempotencyStore(Databases databases)
{
    /// <summary>How long a holder may be silent before it counts as dead.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    internal static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    internal async Task<Claim> Take(IdempotencyKey key, byte[] fingerprint, CancellationToken ct)
    {
        await using var connection = await databases.OpenFor(key.Tenant, ct);
        while (true)
        {
            var holder = Guid.NewGuid();
            await using var claim = Command(connection, key, """
                insert into platform.idempotency as held (tenant, actor, key, fingerprint, holder, expires_at) values ($1, $2, $3, $4, $5, now() + $6)
                on conflict (tenant, actor, key) do update
                  set fingerprint = excluded.fingerprint, holder = excluded.holder, expires_at = excluded.expires_at, status = null, answer = null
                  where held.expires_at < now()
                """, fingerprint, holder, Lease);
            if (await claim.ExecuteNonQueryAsync(ct) == 1) return new Claim.Held(holder);

            await using var look = Command(connection, key,
                "select fingerprint, status, answer from platform.idempotency where tenant = $1 and actor = $2 and key = $3");
            await using var row = await look.ExecuteReaderAsync(CommandBehavior.SingleRow, ct);
            if (!await row.ReadAsync(ct)) continue; // given up just now: ours to try
            if (!CryptographicOperations.FixedTimeEquals(row.GetFieldValue<byte[]>(0), fingerprint)) return new Claim.Reused();
            if (row.IsDBNull(1)) return new Claim.Busy();
            return new Claim.Done(row.GetInt16(1), row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2));
        }
    }

    /// <summary>Says that the holder is still at work.</summary>
    internal Task Renew(IdempotencyKey key, Guid holder, CancellationToken ct) => Run(key,
        "update platform.idempotency set expires_at = now() + $5 where tenant = $1 and actor = $2 and key = $3 and holder = $4", [holder, Lease], ct);

    internal Task Answer(IdempotencyKey key, Guid holder, int status, byte[]? answer, CancellationToken ct) => Run(key,
        "update platform.idempotency set status = $5, answer = $6, expires_at = now() + $7 where tenant = $1 and actor = $2 and key = $3 and holder = $4",
        [holder, (short)status, (object?)answer ?? DBNull.Value, Kept], ct);

    /// <summary>Nothing came of it that should be said again: the next call with this key starts anew.</summary>
    internal Task GiveUp(IdempotencyKey key, Guid holder, CancellationToken ct) => Run(key,
        "delete from platform.idempotency where tenant = $1 and actor = $2 and key = $3 and holder = $4 and status is null", [holder], ct);

    /// <summary>Removes what nobody can ask for any more, a few thousand rows at a time; answers how many.</summary>
    public async Task<int> RemoveExpired(CancellationToken ct)
    {
        const int batch = 5_000;
        await using var remove = databases.System.CreateCommand("""
            delete from platform.idempotency
            where ctid = any (array (select ctid from platform.idempotency where expires_at < now() limit $1)) and expires_at < now()
            """);
        remove.Parameters.Add(new() { Value = batch });
        for (var removed = 0; ;)
        {
            var some = await remove.ExecuteNonQueryAsync(ct);
            removed += some;
            if (some < batch) return removed;
        }
    }

    private async Task Run(IdempotencyKey key, string sql, object[] values, CancellationToken ct)
    {
        await using var connection = await databases.OpenFor(key.Tenant, ct);
        await using var command = Command(connection, key, sql, values);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, IdempotencyKey key, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in (object[])[key.Tenant.Value, key.Actor.Value, key.Key, .. values]) command.Parameters.Add(new() { Value = value });
        return command;
    }
}
