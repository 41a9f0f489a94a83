namespace Platform.Tickets.Emails;

/// <summary>Tells mails that nobody wrote: holiday notices, bounces, lists, and our own coming back. Answering one could go on for ever.</summary>
internal static class AutomaticEmail
{
    private static readonly string[] Bulk = ["bulk", "junk", "list", "auto_reply", "auto-reply"], Robots = ["mailer-daemon", "postmaster", "no-reply", "noreply", "do-not-reply"];

    public static bool Is(InboundEmail mail) =>
        mail.ReturnPath is "" or "<>"
        || (mail.Headers["Auto-Submitted"] is { Length: > 0 } submitted && !submitted.StartsWith("no", StringComparison.OrdinalIgnoreCase)) // RFC 3834
        || Bulk.Contains(mail.Headers["Precedence"].ToLowerInvariant())
        || (mail.Headers["X-Auto-Response-Suppress"] is { Length: > 0 } suppress && !suppress.Equals("none", StringComparison.OrdinalIgnoreCase))
        || mail.Headers.Has("X-Loop") || mail.Headers.Has("X-Autoreply") || mail.Headers.Has("X-Autorespond")
        || Robots.Contains(mail.From.Address.Split('@')[0]);
}
