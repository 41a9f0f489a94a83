using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Platform.Identity.Access;

/// <summary>A secret as its holder shows it: a mark that says what it is for, and 256 random bits as base64url. We keep its hash.</summary>
internal sealed record PresentedToken(string Mark, byte[] Secret)
{
    public const string Refresh = "rt_";
    public const string Device = "dt_";

    private const int Bytes = 32;
    private const int Letters = 43;

    public byte[] Hash => SHA256.HashData(Secret);
    public string Text => Mark + Base64Url.EncodeToString(Secret);

    public static PresentedToken New(string mark) => new(mark, RandomNumberGenerator.GetBytes(Bytes));

    public static PresentedToken? Parse(string mark, ReadOnlySpan<char> text)
    {
        if (text.Length != mark.Length + Letters || !text.StartsWith(mark)) return null;
        var secret = new byte[Bytes];
        var read = Base64Url.DecodeFromChars(text[mark.Length..], secret, out _, out var written);
        return read is OperationStatus.Done && written == Bytes ? new(mark, secret) : null;
    }

    // A token printed by mistake should not print its secret.
    public override string ToString() => $"{Mark}…";
}
