using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Platform.Hosting.Privacy;

/// <summary>
/// A text only the holder of a person's key can read: <c>sealed.v1.{person}.{nonce, ciphertext and tag}</c>, AES-256-GCM, bound to tenant and person.
/// Without anything after the last dot it was sealed after the key was destroyed, and says nothing.
/// </summary>
internal static partial class Seal
{
    public const string Mark = "sealed.v1.";
    private const int NonceSize = 12, TagSize = 16;

    public static string Close(TenantId tenant, Guid person, byte[]? key, string text)
    {
        if (key is null) return $"{Mark}{person:N}.";
        var plain = Encoding.UTF8.GetBytes(text);
        var sealing = new byte[NonceSize + plain.Length + TagSize];
        RandomNumberGenerator.Fill(sealing.AsSpan(..NonceSize));
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(sealing.AsSpan(..NonceSize), plain, sealing.AsSpan(NonceSize, plain.Length), sealing.AsSpan(NonceSize + plain.Length), Bound(tenant, person));
        return $"{Mark}{person:N}.{Base64Url.EncodeToString(sealing)}";
    }

    /// <summary>The text, or <see cref="Erased.Text"/> when the key is gone or this was never sealed with it.</summary>
    public static string Open(TenantId tenant, Guid person, byte[]? key, string sealing)
    {
        if (key is null || sealing.Length == 0) return Erased.Text;
        try
        {
            var bytes = Base64Url.DecodeFromChars(sealing);
            if (bytes.Length < NonceSize + TagSize) return Erased.Text;
            var plain = new byte[bytes.Length - NonceSize - TagSize];
            using var aes = new AesGcm(key, TagSize);
            aes.Decrypt(bytes.AsSpan(..NonceSize), bytes.AsSpan(NonceSize, plain.Length), bytes.AsSpan(NonceSize + plain.Length), plain, Bound(tenant, person));
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return Erased.Text; // somebody typed what looks like a seal
        }
    }

    private static byte[] Bound(TenantId tenant, Guid person) => [.. tenant.Value.ToByteArray(), .. person.ToByteArray()];

    [GeneratedRegex(@"sealed\.v1\.([0-9a-f]{32})\.([A-Za-z0-9_-]*)")]
    public static partial Regex Pattern();
}
