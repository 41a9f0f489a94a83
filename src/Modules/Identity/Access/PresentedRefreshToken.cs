using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Platform.Identity.Access;

/// <summary>A refresh token as its holder shows it: <c>rt_</c> and 256 random bits as base64url.</summary>
internal sealed record PresentedRefreshToken(byte[] Secret)
{
    private const string Mark = "rt_";
    private const int Bytes = 32;
    private const int Letters = 43;

    public byte[] Hash => SHA256.HashData(Secret);
    public string Text => Mark + Base64Url.EncodeToString(Secret);

    public static PresentedRefreshToken New() => new(RandomNumberGenerator.GetBytes(Bytes));

    public static PresentedRefreshToken? Parse(ReadOnlySpan<char> text)
    {
        if (text.Length != Mark.Length + Letters || !text.StartsWith(Mark)) return null;
        var secret = new byte[Bytes];
        var read = Base64Url.DecodeFromChars(text[Mark.Length..], secret, out _, out var written);
        return read is OperationStatus.Done && written == Bytes ? new(secret) : null;
    }

    // A token printed by mistake should not print its secret.
    public override string ToString() => $"{Mark}…";
}
