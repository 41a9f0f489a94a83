using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Hosting.Secrets;

/// <summary>
/// A sealed secret as it lies in a column: <c>s1.{key}.{nonce, tag and cipher text as base64url}</c>, by AES-256-GCM. Tenant and purpose are authenticated
/// with it but not in it.
/// </summary>
internal static class Envelope
{
    private const string Version = "s1";
    private const int Nonce = 12;
    private const int Tag = 16;

    /// <summary>What every text sealed with this key begins with.</summary>
    public static string Prefix(Guid key) => $"{Version}.{key:N}.";

    /// <summary>Which key a text was sealed with.</summary>
    public static Guid KeyOf(string text) => text.Split('.') is [Version, var key, _] && Guid.TryParseExact(key, "N", out var id)
        ? id
        : throw new CryptographicException("This is no sealed secret.");

    public static string Seal(SecretKey key, TenantId tenant, string purpose, ReadOnlySpan<byte> secret)
    {
        var all = new byte[Nonce + Tag + secret.Length];
        RandomNumberGenerator.Fill(all.AsSpan(0, Nonce));
        using var aes = new AesGcm(key.Material, Tag);
        aes.Encrypt(all.AsSpan(0, Nonce), secret, all.AsSpan(Nonce + Tag), all.AsSpan(Nonce, Tag), Bound(key.Id, tenant, purpose));
        return Prefix(key.Id) + Base64Url.EncodeToString(all);
    }

    public static byte[] Open(SecretKey key, TenantId tenant, string purpose, string text)
    {
        byte[] all;
        try { all = Base64Url.DecodeFromChars(text.AsSpan(Prefix(key.Id).Length)); }
        catch (FormatException e) { throw new CryptographicException("This sealed secret was damaged.", e); }
        if (all.Length < Nonce + Tag) throw new CryptographicException("This sealed secret was cut short.");

        var secret = new byte[all.Length - Nonce - Tag];
        using var aes = new AesGcm(key.Material, Tag);
        aes.Decrypt(all.AsSpan(0, Nonce), all.AsSpan(Nonce + Tag), all.AsSpan(Nonce, Tag), secret, Bound(key.Id, tenant, purpose));
        return secret;
    }

    private static byte[] Bound(Guid key, TenantId tenant, string purpose) => Encoding.UTF8.GetBytes($"{Version}|{key:N}|{tenant.Value:N}|{purpose}");
}
