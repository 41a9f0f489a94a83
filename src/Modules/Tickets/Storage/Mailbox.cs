using System.Text.Json.Serialization;
using Platform.Hosting.Secrets;

namespace Platform.Tickets.Storage;

/// <summary>Who takes mail in and posts it to us.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EmailProvider>))]
internal enum EmailProvider { SendGrid, Mailgun }

/// <summary>An address mail to the help desk is sent to, and how its provider shows that a post is its own.</summary>
internal sealed record Mailbox
{
    public static readonly SealedColumn SigningKeys = new("tickets.mailboxes", "id", "signing_key", "tickets.mailbox-signing"), ReplyKeys = new("tickets.mailboxes", "id", "reply_key", "tickets.mailbox-replies");

    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }
    public required EmailProvider Provider { get; init; }
    public required string Address { get; init; }
    public byte[]? PasswordHash { get; init; }

    /// <summary>Sealed.</summary>
    public string? SigningKey { get; init; }

    /// <summary>Sealed.</summary>
    public required string ReplyKey { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>What became of a mail. Held is what one sender sent too much of; automatic what nobody wrote; discarded what somebody found to be neither.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EmailOutcome>))]
internal enum EmailOutcome { Opened, Answered, Automatic, Held, Sent, Discarded }

/// <summary>A mail that came in or went out, with all it said.</summary>
internal sealed record Email
{
    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }
    public required string MessageId { get; init; }
    public required EmailOutcome Outcome { get; init; }
    public required Guid MailboxId { get; init; }
    public Guid? TicketId { get; init; }
    public Guid? TicketMessageId { get; init; }

    /// <summary>The contact who wrote it; of what went out, who wrote the reply.</summary>
    public required Guid AuthorId { get; init; }

    public required string Subject { get; init; }
    public required string Text { get; init; }

    /// <summary>What is new in it, where its provider said so.</summary>
    public string? NewText { get; init; }

    public string[] Recipients { get; init; } = [];

    /// <summary>The mails it answers, the nearest first.</summary>
    public string[] Answers { get; init; } = [];

    /// <summary>What its post was signed with, so that nothing else is.</summary>
    public string? Token { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>A file of a mail that became nothing yet; without a hash where it was not kept.</summary>
internal sealed record HeldFile
{
    public required TenantId Tenant { get; init; }
    public required Guid EmailId { get; init; }
    public required int Number { get; init; }

    /// <summary>Who sent it.</summary>
    public required Guid AuthorId { get; init; }

    public required string Name { get; init; }
    public required long Bytes { get; init; }
    public string? Sha256 { get; init; }
}
