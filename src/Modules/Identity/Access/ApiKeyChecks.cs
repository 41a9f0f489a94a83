using System.Security.Claims;
using System.Security.Cryptography;
using Npgsql;
using Platform.Hosting.Data;
using Platform.Hosting.Http;

namespace Platform.Identity.Access;

/// <summary>Says whose API key this is. A key that is unknown, wrong, expired or revoked is nobody's, and nothing tells which.</summary>
internal sealed class ApiKeyChecks
{
    private readonly Databases _databases;
    private readonly ApiKeyUses _uses;
    private readonly TimeProvider _time;
    private readonly ShortMemory<string, KnownKey> _known;

    public ApiKeyChecks(Databases databases, ApiKeyUses uses, TimeProvider time)
    {
        (_databases, _uses, _time) = (databases, uses, time);
        _known = new(time, Ask);
    }

    public async ValueTask<ClaimsPrincipal?> Check(string text, CancellationToken ct)
    {
        if (PresentedKey.Parse(text) is not { } presented) return null;
        var known = await _known.Get(presented.Prefix, ct);

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(presented.Secret, hash);
        var right = CryptographicOperations.FixedTimeEquals(hash, known.Hash);
        if (!right || known.Claims is null || known.ExpiresAt <= _time.GetUtcNow()) return null;

        _uses.Record(known.Tenant, known.Id);
        return new(known.Claims);
    }

    /// <summary>This process has just revoked it; others notice by themselves.</summary>
    public void Forget(string prefix) => _known.Forget(prefix);

    private async Task<KnownKey> Ask(string prefix)
    {
        await using var find = _databases.App.CreateCommand("select tenant, id, name, scopes, hash, expires_at, revoked_at from identity.find_api_key($1)");
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = prefix });
        await using var rows = await find.ExecuteReaderAsync();
        if (!await rows.ReadAsync() || !await rows.IsDBNullAsync(6)) return KnownKey.Nobody;

        var (tenant, id) = (new TenantId(rows.GetGuid(0)), rows.GetGuid(1));
        var claims = new ClaimsIdentity(
            [
                new(CallClaims.Tenant, tenant.ToString()), new(CallClaims.Actor, id.ToString()), new(CallClaims.Name, rows.GetString(2)),
                new(CallClaims.Key, id.ToString()), .. rows.GetFieldValue<string[]>(3).Select(scope => new Claim(CallClaims.Permission, scope)),
            ], Schemes.ApiKey, CallClaims.Name, null);
        return new(tenant, id, rows.GetFieldValue<byte[]>(4), await rows.IsDBNullAsync(5) ? null : rows.GetFieldValue<DateTimeOffset>(5), claims);
    }

    private sealed record KnownKey(TenantId Tenant, Guid Id, byte[] Hash, DateTimeOffset? ExpiresAt, ClaimsIdentity? Claims)
    {
        /// <summary>Compared like any other, so that an unknown key takes as long as a wrong one.</summary>
        public static readonly KnownKey Nobody = new(default, default, new byte[SHA256.HashSizeInBytes], null, null);
    }
}
