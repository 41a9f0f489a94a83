using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Platform.Hosting.Mail;

/// <summary>A mail with the headers of RFC 5322, as both ways out write it.</summary>
internal static class Letter
{
    public static MailMessage Write(Guid id, Mail mail, MailAddress from)
    {
        var letter = new MailMessage(from, new(mail.To)) { Subject = mail.Subject, SubjectEncoding = Encoding.UTF8 };
        var thread = mail.Thread;
        letter.Headers.Add("Message-ID", $"<{(thread is not null && MailThread.IsId(thread.MessageId) ? thread.MessageId : $"{id:N}@{from.Host}")}>"); // a server that has seen it already may drop the second copy
        if (thread is null or { IsAutomatic: true }) letter.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: no answers from holiday robots
        if (thread is not null) Place(letter, thread);
        letter.AlternateViews.Add(View(mail.Text, MediaTypeNames.Text.Plain));
        if (mail.Html is { } html) letter.AlternateViews.Add(View(html, MediaTypeNames.Text.Html));
        return letter;
    }

    private static void Place(MailMessage letter, MailThread thread)
    {
        letter.ReplyToList.Add(new MailAddress(thread.ReplyTo));
        if (thread.InReplyTo is { } answered && MailThread.IsId(answered)) letter.Headers.Add("In-Reply-To", $"<{answered}>");
        if (thread.References.Where(MailThread.IsId).ToList() is { Count: > 0 } before) letter.Headers.Add("References", string.Join(' ', before.Select(id => $"<{id}>")));
    }

    private static AlternateView View(string text, string type)
    {
        var view = AlternateView.CreateAlternateViewFromString(text, Encoding.UTF8, type);
        view.TransferEncoding = TransferEncoding.QuotedPrintable;
        return view;
    }
}
