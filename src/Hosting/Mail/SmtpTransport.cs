using System.Net;
using System.Net.Mail;
using Platform.Hosting.Jobs;

namespace Platform.Hosting.Mail;

/// <summary>Hands letters to a mail server.</summary>
internal sealed class SmtpTransport(MailSettings settings) : IMailTransport
{
    public async Task Deliver(Guid id, Mail mail, CancellationToken ct)
    {
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Tls };
        if (settings.User is not null) client.Credentials = new NetworkCredential(settings.User, settings.Password);
        using var letter = Letter.Write(id, mail, settings.From);
        try
        {
            await client.SendMailAsync(letter, ct);
        }
        catch (SmtpException e)
        {
            // RFC 5321: 5yz will not change by trying again. Without an answer from the server the code is GeneralFailure, -1.
            throw new JobFailedException($"The mail server refused: {e.Message}", e) { Final = e is SmtpFailedRecipientException && (int)e.StatusCode is >= 500 and < 600 };
        }
    }
}
