using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Platform.Identity.Access;

/// <summary>What an invitation's link holds: <c>inv_</c> and 256 random bits as base64url. Only its hash is kept.</summary>
internal sealed record InvitationToken(byte[] Secret)
{
    private const string Mark = "inv_";
    private const int SecretBytes = 32;
    private const int SecretLength = 43;

    public byte[] Hash => SHA256.HashData(Secret);

    public string Text => Mark + Base64Url.EncodeToString(Secret);

    public static InvitationToken New() => new(RandomNumberGenerator.GetBytes(SecretBytes));

    public static InvitationToken? Parse(ReadOnlySpan<char> text)
    {
        if (text.Length != Mark.Length + SecretLength || !text.StartsWith(Mark)) return null;
        var secret = new byte[SecretBytes];
        return Base64Url.DecodeFromChars(text[Mark.Length..], secret, out _, out var written) is OperationStatus.Done && written == SecretBytes ? new(secret) : null;
    }

    // A token printed by mistake should not let anybody in.
    public override string ToString() => $"{Mark}…";
}
