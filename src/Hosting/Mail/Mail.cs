using System.Net.Mail;
using System.Text.RegularExpressions;

namespace Platform.Hosting.Mail;

/// <summary>One letter to one person: what it says as plain text, and the same as HTML where that reads better.</summary>
public sealed record Mail(string To, string Subject, string Text, string? Html = null)
{
    /// <summary>One address, without a name: a line break in it would write headers of its own.</summary>
    public string To { get; } = MailAddress.TryCreate(To, out var address) && address.Address == To && !To.Any(char.IsControl)
        ? To
        : throw new ArgumentException("A mail goes to exactly one e-mail address.", nameof(To));

    /// <summary>One line, whatever names people have given to things.</summary>
    public string Subject { get; } = string.Concat(Subject.Select(c => char.IsControl(c) ? ' ' : c));

    /// <summary>The conversation it belongs to; none for a letter of its own.</summary>
    public MailThread? Thread { get; init; }

    // A letter may hold a link to sign in with, and records print their members.
    public override string ToString() => $"{nameof(Mail)} '{Subject}'";
}

/// <summary>Where a letter stands in a conversation: its own id and those it answers, without their brackets, and the address answers go to.</summary>
public sealed partial record MailThread(string MessageId, string? InReplyTo, IReadOnlyList<string> References, string ReplyTo, bool IsAutomatic = false)
{
    /// <summary>Ids come from others' mails: one that could write another header is left out.</summary>
    public static bool IsId(string id) => Id().IsMatch(id);

    [GeneratedRegex(@"^[!-;=?-~]{1,250}\z")]
    private static partial Regex Id();
}
