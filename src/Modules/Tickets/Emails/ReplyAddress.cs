using System.Security.Cryptography;

namespace Platform.Tickets.Emails;

/// <summary>The address answers to a ticket go to: help+r-‹ticket and seal›@example.com. Who has it was sent it, or was shown it by somebody who was.</summary>
internal static class ReplyAddress
{
    private const string Mark = "r-", Letters = "0123456789abcdefghijklmnopqrstuv";
    private const int SealBytes = 10;

    /// <summary>The mailbox's own address with the ticket in it.</summary>
    public static string Of(string mailbox, TenantId tenant, Guid ticket, byte[] key)
    {
        var at = mailbox.LastIndexOf('@');
        return $"{mailbox[..at].Split('+')[0]}+{Mark}{Encode([.. ticket.ToByteArray(bigEndian: true), .. Seal(tenant, ticket, key)])}{mailbox[at..]}";
    }

    /// <summary>What stands after the plus, if anything does.</summary>
    public static string? TagOf(string address) => address.Split('@')[0].Split('+', 2) is [_, { Length: > 0 } tag] ? tag : null;

    public static bool IsReply(string tag) => tag.StartsWith(Mark, StringComparison.OrdinalIgnoreCase);

    /// <summary>The ticket; none when the seal is not ours.</summary>
    public static Guid? TicketOf(string tag, TenantId tenant, byte[] key)
    {
        if (!IsReply(tag) || Decode(tag[Mark.Length..].ToLowerInvariant()) is not { Length: 16 + SealBytes } bytes) return null;
        var ticket = new Guid(bytes.AsSpan(0, 16), bigEndian: true);
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(16), Seal(tenant, ticket, key)) ? ticket : null;
    }

    private static byte[] Seal(TenantId tenant, Guid ticket, byte[] key) =>
        HMACSHA256.HashData(key, (byte[])[.. tenant.Value.ToByteArray(bigEndian: true), .. ticket.ToByteArray(bigEndian: true)])[..SealBytes];

    // Base32 (RFC 4648, extended hex), because mail servers may change the case of an address.
    private static string Encode(byte[] bytes)
    {
        var text = new System.Text.StringBuilder();
        for (int bits = 0, held = 0, i = 0; i < bytes.Length || held > 0;)
        {
            if (held < 5 && i < bytes.Length) (bits, held) = ((bits << 8) | bytes[i++], held + 8);
            var take = Math.Min(5, held);
            text.Append(Letters[((bits >> (held - take)) << (5 - take)) & 31]);
            held -= take;
            bits &= (1 << held) - 1;
        }

        return text.ToString();
    }

    private static byte[]? Decode(string text)
    {
        var (bytes, bits, held) = (new List<byte>(), 0, 0);
        foreach (var c in text)
        {
            if (Letters.IndexOf(c, StringComparison.Ordinal) is not (>= 0 and var value)) return null;
            (bits, held) = ((bits << 5) | value, held + 5);
            if (held < 8) continue;
            held -= 8;
            bytes.Add((byte)(bits >> held));
            bits &= (1 << held) - 1;
        }

        return [.. bytes];
    }
}
