using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Tickets.Emails;

/// <summary>Somebody's name and address, as a mail gives them.</summary>
internal sealed record EmailAddress(string Name, string Address)
{
    private const int LongestName = 120, LongestAddress = 254;

    /// <summary>"Bob &lt;bob@example.com&gt;" or the address alone; none when it is no address.</summary>
    public static EmailAddress? Parse(string text)
    {
        if (!MailAddress.TryCreate(text.Trim(), out var parsed))
        {
            // Names with signs that should have been quoted: what stands between the last angle brackets is the address all the same.
            var (from, to) = (text.LastIndexOf('<'), text.LastIndexOf('>'));
            if (from < 0 || to < from || !MailAddress.TryCreate(text[(from + 1)..to].Trim(), out var inner)) return null;
            parsed = new(inner.Address, text[..from].Trim().Trim('"'));
        }

        var name = new string([.. parsed.DisplayName.Where(c => !char.IsControl(c))]).Trim();
        return parsed.Address.Length > LongestAddress || parsed.Address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
            ? null
            : new(name.Length > LongestName ? name[..LongestName] : name, parsed.Address.ToLowerInvariant());
    }
}

/// <summary>What a mail says, to whom, and which mails it answers: all it takes to become a ticket or a message, now or later.</summary>
internal sealed record EmailContent(string[] Recipients, string[] Answers, string Subject, string Text, string? NewText);

/// <summary>A mail that somebody sent us, whichever provider took it in.</summary>
internal sealed record InboundEmail
{
    /// <summary>Without the angle brackets. A mail without one is known by what it says.</summary>
    public required string MessageId { get; init; }

    public required EmailAddress From { get; init; }

    /// <summary>The addresses it was delivered to, which may be none of those it names.</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>The return path; empty for what must not be answered.</summary>
    public required string? ReturnPath { get; init; }

    public required string Subject { get; init; }

    /// <summary>All it says, as text.</summary>
    public required string Text { get; init; }

    /// <summary>What is new in it, where the provider says so.</summary>
    public string? NewText { get; init; }

    public required EmailHeaders Headers { get; init; }

    /// <summary>The mails it answers, the nearest first.</summary>
    public IEnumerable<string> Answers => Headers.Ids("In-Reply-To").Concat(Headers.Ids("References").Reverse()).Distinct().Take(50);

    public EmailContent Content => new([.. Recipients.Take(50)], [.. Answers], Subject, Text, NewText);

    public static string IdOf(EmailHeaders headers, string from, string subject, string text) => headers.Ids("Message-ID").FirstOrDefault()
        ?? $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{from}\n{headers["Date"]}\n{subject}\n{text}")))}@without.id";
}
