using System.Security.Claims;
using System.Security.Cryptography;
using Npgsql;
using Platform.Devices.Domain;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Http.Keys;

namespace Platform.Devices.Access;

/// <summary>
/// Says whose device key this is. A key that is unknown, wrong, revoked or of a decommissioned device is nobody's, and nothing tells
/// which; a change made by any process counts within two seconds.
/// </summary>
internal sealed class DeviceKeyChecks : IKeyIssuer
{
    private const string Scheme = "device-key";

    private readonly Databases _databases;
    private readonly DeviceKeyUses _uses;
    private readonly TimeProvider _time;
    private readonly ShortMemory<string, KnownKey> _known;

    public DeviceKeyChecks(Databases databases, DeviceKeyUses uses, TimeProvider time)
    {
        (_databases, _uses, _time) = (databases, uses, time);
        _known = new(time, Ask, most: 200_000);
    }

    public string Mark => DeviceCredential.Mark;

    public async ValueTask<ClaimsPrincipal?> Check(string text, CancellationToken ct)
    {
        if (PresentedKey.Parse(Mark, text) is not { } presented) return null;
        var known = await _known.Get(presented.Prefix, ct);
        var hash = presented.Hash;
        var isCurrent = CryptographicOperations.FixedTimeEquals(hash, known.Hash);
        var isPrevious = CryptographicOperations.FixedTimeEquals(hash, known.PreviousHash) && _time.GetUtcNow() < known.PreviousUntil;
        if (!(isCurrent || isPrevious) || known.Claims is not { } claims) return null;

        _uses.Record((known.Tenant, known.Id));
        return new(claims);
    }

    /// <summary>This process has just changed it; others notice by themselves.</summary>
    public void Forget(string prefix) => _known.Forget(prefix);

    private async Task<KnownKey> Ask(string prefix)
    {
        await using var find = _databases.App.CreateCommand("select tenant, id, device, name, hash, previous_hash, previous_until from devices.find_device_key($1)");
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = prefix });
        await using var rows = await find.ExecuteReaderAsync();
        if (!await rows.ReadAsync()) return KnownKey.Nobody;

        // It acts as its device, which may send readings; intake keeps those of this one device.
        var device = rows.GetGuid(2).ToString();
        ClaimsIdentity claims = new(
        [
            new(CallClaims.Tenant, rows.GetGuid(0).ToString()), new(CallClaims.Actor, device), new(CallClaims.Name, rows.GetString(3)),
            new(CallClaims.Key, rows.GetGuid(1).ToString()), new(CallClaims.Device, device), new(CallClaims.Permission, DevicesPermissions.SendTelemetry.Name),
        ], Scheme, CallClaims.Name, null);
        return new(new(rows.GetGuid(0)), rows.GetGuid(1), rows.GetFieldValue<byte[]>(4), rows.IsDBNull(5) ? KnownKey.None : rows.GetFieldValue<byte[]>(5), rows.IsDBNull(6) ? null : rows.GetFieldValue<DateTimeOffset>(6), claims);
    }

    private sealed record KnownKey(TenantId Tenant, Guid Id, byte[] Hash, byte[] PreviousHash, DateTimeOffset? PreviousUntil, ClaimsIdentity? Claims)
    {
        public static readonly byte[] None = new byte[SHA256.HashSizeInBytes];

        /// <summary>Compared like any other, so that an unknown key takes as long as a wrong one.</summary>
        public static readonly KnownKey Nobody = new(default, default, None, None, null, null);
    }
}
