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
        letter.Headers.Add("Message-ID", $"<{id:N}@{from.Host}>"); // a server that has seen it already may drop the second copy
        letter.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: no answers from holiday robots
        letter.AlternateViews.Add(View(mail.Text, MediaTypeNames.Text.Plain));
        if (mail.Html is { } html) letter.AlternateViews.Add(View(html, MediaTypeNames.Text.Html));
        return letter;
    }

    private static AlternateView View(string text, string type)
    {
        var view = AlternateView.CreateAlternateViewFromString(text, Encoding.UTF8, type);
        view.TransferEncoding = TransferEncoding.QuotedPrintable;
        return view;
    }
}
