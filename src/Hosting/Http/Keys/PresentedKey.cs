using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Platform.Hosting.Http.Keys;

/// <summary>
/// A key as its holder shows it: a mark that says what kind of key it is (<c>pk_</c>), twelve hexadecimal digits that name it, and
/// 256 random bits as base64url.
/// </summary>
public sealed record PresentedKey(string Mark, string Prefix, byte[] Secret)
{
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    private const int MarkLength = 3;
    private const int PrefixLength = 12;
    private const int SecretBytes = 32;
    private const int SecretLength = 43;

    public byte[] Hash => SHA256.HashData(Secret);

    /// <summary>pk_0a1b2c3d4e5f_Zm9v…</summary>
    public string Text => $"{Mark}{Prefix}_{Base64Url.EncodeToString(Secret)}";

    public static PresentedKey New(string mark) =>
        new(mark, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(PrefixLength / 2)), RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Whether this begins as a key does, and not as a token.</summary>
    public static bool IsMarked(ReadOnlySpan<char> text) =>
        text.Length > MarkLength && char.IsAsciiLetterLower(text[0]) && char.IsAsciiLetterLower(text[1]) && text[2] == '_';

    public static PresentedKey? Parse(string mark, ReadOnlySpan<char> text)
    {
        if (text.Length != MarkLength + PrefixLength + 1 + SecretLength || !text.StartsWith(mark)) return null;
        var prefix = text.Slice(MarkLength, PrefixLength);
        if (prefix.ContainsAnyExcept(Hexadecimal) || text[MarkLength + PrefixLength] != '_') return null;

        var secret = new byte[SecretBytes];
        var read = Base64Url.DecodeFromChars(text[^SecretLength..], secret, out _, out var written);
        return read is OperationStatus.Done && written == SecretBytes ? new(mark, prefix.ToString(), secret) : null;
    }

    // A key printed by mistake should not print its secret.
    public override string ToString() => $"{Mark}{Prefix}_…";
}
