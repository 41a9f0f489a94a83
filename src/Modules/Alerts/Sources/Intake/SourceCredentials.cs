using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Platform.Alerts.Domain.Sources;
using Platform.Alerts.Sources.Records;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Secrets;

namespace Platform.Alerts.Sources.Intake;

/// <summary>A source as a post finds it: whose it is, how it is read, and what it has to show.</summary>
internal sealed record KnownSource(TenantId Tenant, Guid Id, Mapping Mapping, SourceSignIn SignIn, SourceSecret Secret);

/// <summary>
/// Finds the source somebody posts as, and checks that it is it. A token is shown as a bearer or as the password of HTTP basic authentication; programs that can show neither have it in
/// the address, as its query, which no log and no trace holds.
/// </summary>
internal sealed class SourceCredentials(Databases databases, ISecrets secrets, TimeProvider time)
{
    private const int MostMappings = 1_000, LongestShown = 1_000;

    private const string Read = """
        select s.tenant, s.version, s.sign_in, s.mapping, k.hash, k.secret, k.old_hash, k.old_secret, k.old_until
        from alerts.alert_sources s join alerts.alert_source_secrets k on k.tenant = s.tenant and k.id = s.key where s.key = $1 and s.removed_at is null
        """;

    private readonly ConcurrentDictionary<(Guid Source, int Version), Mapping> _mappings = new();

    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>The source, whose tenant nobody has said yet.</summary>
    public async Task<KnownSource?> Find(Guid id, CancellationToken ct)
    {
        await using var find = databases.System.CreateCommand(Read);
        find.Parameters.AddWithValue(id);
        await using var row = await find.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct) || Mapping(id, row.GetInt32(1), row.GetString(3)) is not { } mapping) return null;
        var tenant = new TenantId(row.GetGuid(0));
        return new(tenant, id, mapping, (SourceSignIn)row.GetInt16(2), new()
        {
            Tenant = tenant, Id = id, Hash = row.IsDBNull(4) ? null : row.GetFieldValue<byte[]>(4), Secret = row.IsDBNull(5) ? null : row.GetString(5),
            OldHash = row.IsDBNull(6) ? null : row.GetFieldValue<byte[]>(6), OldSecret = row.IsDBNull(7) ? null : row.GetString(7), OldUntil = row.IsDBNull(8) ? null : row.GetFieldValue<DateTimeOffset>(8),
        });
    }

    /// <summary>What the caller shows as a token, wherever that is.</summary>
    public static string? Shown(HttpRequest request)
    {
        if (request.Headers.Authorization.ToString() is not { Length: > 0 and <= LongestShown } authorization) return request.Query["token"] is [{ Length: <= LongestShown } token] ? token : null;
        return AuthenticationHeaderValue.TryParse(authorization, out var header) && header.Parameter is { } shown && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            ? shown
            : BasicCredentials.Of(authorization)?.Password;
    }

    /// <summary>Whether this is the token of the source, or was until a moment ago.</summary>
    public bool IsOwn(KnownSource source, string token)
    {
        var hash = HashOf(token);
        return Same(source.Secret.Hash, hash) | (IsOldGood(source) && Same(source.Secret.OldHash, hash));
    }

    /// <summary>Whether the source has signed the body with its key, or with the one it had a moment ago.</summary>
    public async Task<bool> IsSigned(KnownSource source, IHeaderDictionary headers, byte[] body, CancellationToken ct)
    {
        string?[] all = [source.Secret.Secret, IsOldGood(source) ? source.Secret.OldSecret : null];
        foreach (var key in all.OfType<string>())
            if (SourceSignature.IsOf(await secrets.Open(source.Tenant, SourceSecret.Keys.Purpose, key, ct), headers, body, time.GetUtcNow())) return true;
        return false;
    }

    private bool IsOldGood(KnownSource source) => source.Secret.OldUntil > time.GetUtcNow();

    private static bool Same(byte[]? kept, byte[] shown) => kept is not null && CryptographicOperations.FixedTimeEquals(kept, shown);

    // A version of a mapping never changes.
    private Mapping? Mapping(Guid id, int version, string written)
    {
        if (_mappings.TryGetValue((id, version), out var known)) return known;
        if (Domain.Sources.Mapping.Of(JsonSerializer.Deserialize<AlertMapping>(written, JournalEntry.Json)!, out _) is not { } mapping) return null;
        if (_mappings.Count >= MostMappings) _mappings.Clear();
        return _mappings.GetOrAdd((id, version), mapping);
    }
}
