using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Npgsql;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Http.Keys;
using Platform.Identity.Domain;

namespace Platform.Identity.Access;

/// <summary>Says whose API key this is. A key that is unknown, wrong, expired or revoked is nobody's, and nothing tells which.</summary>
internal sealed class ApiKeyChecks : IKeyIssuer
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

    public string Mark => ApiKey.Mark;

    public async ValueTask<ClaimsPrincipal?> Check(string text, CancellationToken ct)
    {
        if (PresentedKey.Parse(ApiKey.Mark, text) is not { } presented) return null;
        var known = await _known.Get(presented.Prefix, ct);

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(presented.Secret, hash);
        var now = _time.GetUtcNow();
        var isCurrent = CryptographicOperations.FixedTimeEquals(hash, known.Hash);
        var isPrevious = CryptographicOperations.FixedTimeEquals(hash, known.PreviousHash) && now < known.PreviousUntil;
        if (!(isCurrent || isPrevious) || known.Claims is null || known.ExpiresAt <= now) return null;

        _uses.Record(new(known.Tenant, known.Id, isPrevious));
        return new(known.Claims);
    }

    /// <summary>This process has just revoked it; others notice by themselves.</summary>
    public void Forget(string prefix) => _known.Forget(prefix);

    private async Task<KnownKey> Ask(string prefix)
    {
        await using var find = _databases.App.CreateCommand("""
            select tenant, id, name, scopes, sites, requests_per_minute, hash, previous_hash, previous_until, expires_at, revoked_at
            from identity.find_api_key($1)
            """);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = prefix });
        await using var rows = await find.ExecuteReaderAsync();
        if (!await rows.ReadAsync() || !await rows.IsDBNullAsync(10)) return KnownKey.Nobody;

        var (tenant, id) = (new TenantId(rows.GetGuid(0)), rows.GetGuid(1));
        var claims = new List<Claim>
        {
            new(CallClaims.Tenant, tenant.ToString()), new(CallClaims.Actor, id.ToString()), new(CallClaims.Name, rows.GetString(2)), new(CallClaims.Key, id.ToString()),
        };
        claims.AddRange(rows.GetFieldValue<string[]>(3).Select(scope => new Claim(CallClaims.Permission, scope)));
        claims.AddRange(rows.GetFieldValue<Guid[]>(4).Select(site => new Claim(CallClaims.Site, site.ToString())));
        if (!await rows.IsDBNullAsync(5)) claims.Add(new(CallClaims.Pace, rows.GetInt32(5).ToString(CultureInfo.InvariantCulture)));
        return new(tenant, id, rows.GetFieldValue<byte[]>(6), await rows.IsDBNullAsync(7) ? KnownKey.None : rows.GetFieldValue<byte[]>(7),
            await InstantOf(8), await InstantOf(9), new(claims, Schemes.ApiKey, CallClaims.Name, null));

        async Task<DateTimeOffset?> InstantOf(int column) => await rows.IsDBNullAsync(column) ? null : rows.GetFieldValue<DateTimeOffset>(column);
    }

    private sealed record KnownKey(
        TenantId Tenant, Guid Id, byte[] Hash, byte[] PreviousHash, DateTimeOffset? PreviousUntil, DateTimeOffset? ExpiresAt, ClaimsIdentity? Claims)
    {
        public static readonly byte[] None = new byte[SHA256.HashSizeInBytes];

        /// <summary>Compared like any other, so that an unknown key takes as long as a wrong one.</summary>
        public static readonly KnownKey Nobody = new(default, default, None, None, null, null, null);
    }
}
