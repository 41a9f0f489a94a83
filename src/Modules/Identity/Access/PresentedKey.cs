using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Platform.Identity.Access;

/// <summary>An API key as its holder shows it: <c>pk_</c>, twelve hexadecimal digits that name it, and 256 random bits as base64url.</summary>
internal sealed record PresentedKey(string Prefix, byte[] Secret)
{
    public const string Mark = "pk_";
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    private const int PrefixLength = 12;
    private const int SecretBytes = 32;
    private const int SecretLength = 43;

    public byte[] Hash => SHA256.HashData(Secret);

    /// <summary>pk_0a1b2c3d4e5f_Zm9v…</summary>
    public string Text => $"{Mark}{Prefix}_{Base64Url.EncodeToString(Secret)}";

    public static PresentedKey New() =>
        new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(PrefixLength / 2)), RandomNumberGenerator.GetBytes(SecretBytes));

    public static PresentedKey? Parse(ReadOnlySpan<char> text)
    {
        if (text.Length != Mark.Length + PrefixLength + 1 + SecretLength || !text.StartsWith(Mark)) return null;
        var prefix = text.Slice(Mark.Length, PrefixLength);
        if (prefix.ContainsAnyExcept(Hexadecimal) || text[Mark.Length + PrefixLength] != '_') return null;

        var secret = new byte[SecretBytes];
        var read = Base64Url.DecodeFromChars(text[^SecretLength..], secret, out _, out var written);
        return read is OperationStatus.Done && written == SecretBytes ? new(prefix.ToString(), secret) : null;
    }

    // A key printed by mistake should not print its secret.
    public override string ToString() => $"{Mark}{Prefix}_…";
}
