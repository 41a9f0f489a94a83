using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;
using Platform.Hosting.Data;

namespace Platform.Identity.Access;

/// <summary>
/// Keeps what we asked an authenticator to sign: sealed, with the one who has to answer. So nothing is kept for those who never do,
/// and an answer is taken once, in whatever process it arrives.
/// </summary>
internal sealed class Challenges(IDataProtectionProvider protection, Databases databases, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("Platform.Identity.Challenge").ToTimeLimitedDataProtector();

    public string Seal(string? state) => _seal.Protect(state ?? "", Lifetime);

    /// <summary>Null for one that is not ours, too old, or answered before.</summary>
    public async Task<string?> Spend(string text, CancellationToken ct)
    {
        string state;
        try { state = _seal.Unprotect(text); }
        catch (CryptographicException) { return null; }

        await using var spend = databases.App.CreateCommand("insert into identity.spent_challenges (hash, expires_at) values ($1, $2) on conflict do nothing");
        spend.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = SHA256.HashData(Encoding.UTF8.GetBytes(state)) });
        spend.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = (time.GetUtcNow() + Lifetime).UtcDateTime });
        return await spend.ExecuteNonQueryAsync(ct) == 1 ? state : null;
    }
}
