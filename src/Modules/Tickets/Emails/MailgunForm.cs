using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Platform.Tickets.Features;

namespace Platform.Tickets.Emails;

/// <summary>
/// Reads what Mailgun's Routes post, in UTF-8: recipient, sender, from, subject, body-plain, body-html, stripped-text, message-headers as a JSON list of pairs.
/// Signed by timestamp, token and signature; the signature says nothing of the rest, so a token is good for one mail only.
/// </summary>
internal static class MailgunForm
{
    // A post that fails is repeated for eight hours, and nobody promises that it is signed anew.
    private static readonly TimeSpan Window = TimeSpan.FromHours(12), Skew = TimeSpan.FromMinutes(5);

    public static InboundEmail? Read(InboundForm form)
    {
        var (from, subject) = (Text(form, "from"), Text(form, "subject"));
        if ((EmailAddress.Parse(from) ?? EmailAddress.Parse(Text(form, "sender"))) is not { } sender) return null;
        var headers = EmailHeaders.OfJson(Text(form, "message-headers"));
        var (plain, html, stripped) = (MessageText.Tidy(Text(form, "body-plain")), Text(form, "body-html"), MessageText.Tidy(Text(form, "stripped-text")));
        var text = plain.Length > 0 || html.Length == 0 ? plain : MessageText.OfHtml(html);
        return new()
        {
            MessageId = InboundEmail.IdOf(headers, sender.Address, subject, text), From = sender, Subject = subject, Text = text, NewText = stripped.Length > 0 ? stripped : null, Headers = headers,
            ReturnPath = form.Fields.ContainsKey("sender") ? Text(form, "sender") : null,
            Recipients = [.. Text(form, "recipient").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(a => a.ToLowerInvariant())],
        };
    }

    public static string Token(InboundForm form) => Text(form, "token");

    /// <summary>Whether Mailgun signed this, and not long ago.</summary>
    public static bool IsSigned(InboundForm form, ReadOnlySpan<byte> key, DateTimeOffset now)
    {
        var (timestamp, token, signature) = (Text(form, "timestamp"), Token(form), Text(form, "signature"));
        if (token.Length is 0 or > 100 || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > 253_402_300_799) return false;
        if (DateTimeOffset.FromUnixTimeSeconds(seconds) is var at && (at < now - Window || at > now + Skew)) return false;
        var right = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(timestamp + token)));
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(right), Encoding.UTF8.GetBytes(signature.ToLowerInvariant()));
    }

    private static string Text(InboundForm form, string field) => form.Fields.TryGetValue(field, out var bytes) ? Charsets.Decode(bytes, null) : "";
}
