using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Platform.Hosting.Settings;

namespace Platform.Hosting.Secrets;

/// <summary>The key the operator keeps outside the database, under which the keys of cookies and of secrets rest inside it (AES-256-GCM).</summary>
public sealed class MasterKey
{
    private const string Key = "DataProtection:Key";
    private const int Bytes = 32;

    public static readonly Setting Setting = Setting.Hidden(Key,
        "Encrypts the keys of cookies, tokens and sealed secrets in the database: 32 random bytes as base64 (openssl rand -base64 32). Without it they lie there readable to whoever reads the database or a backup.",
        "", value => Decode(value) is null ? Problem : null);

    private const string Problem = "it is not 32 bytes as base64; make one with: openssl rand -base64 32";

    private readonly byte[] _key;

    private MasterKey(byte[] key) => _key = key;

    /// <summary>None when the operator gave none.</summary>
    public static MasterKey? From(IConfiguration settings) => settings[Key] is not { Length: > 0 } text ? null
        : Decode(text) is { } key ? new(key)
        : throw new StartupException($"The setting {Key} cannot be used: {Problem}.", "Give such a key, or leave the setting out.");

    /// <summary>Nonce, tag and cipher text, as base64.</summary>
    public string Seal(string text)
    {
        var (plain, nonce, tag) = (Encoding.UTF8.GetBytes(text), RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize), new byte[AesGcm.TagByteSizes.MaxSize]);
        var cipher = new byte[plain.Length];
        using var aes = new AesGcm(_key, tag.Length);
        aes.Encrypt(nonce, plain, cipher, tag);
        return Convert.ToBase64String([.. nonce, .. tag, .. cipher]);
    }

    public string Open(string sealedText)
    {
        var all = Convert.FromBase64String(sealedText).AsSpan();
        var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        var plain = new byte[all.Length - nonce - tag];
        using var aes = new AesGcm(_key, tag);
        aes.Decrypt(all[..nonce], all[(nonce + tag)..], all.Slice(nonce, tag), plain);
        return Encoding.UTF8.GetString(plain);
    }

    private static byte[]? Decode(string text)
    {
        var key = new byte[Bytes];
        return Convert.TryFromBase64String(text.Trim(), key, out var written) && written == Bytes ? key : null;
    }
}
