using System.Net.Mail;

namespace Platform.Hosting.Mail;

/// <summary>Writes letters as .eml files, which every mail program opens: for installations without a mail server.</summary>
internal sealed class FolderTransport(MailSettings settings) : IMailTransport
{
    public async Task Deliver(Guid id, Mail mail, CancellationToken ct)
    {
        // Written beside and then moved, so that nobody finds half a letter; the same id replaces its earlier copy.
        var desk = Directory.CreateDirectory(Path.Combine(settings.Folder, $".{id:N}"));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(settings.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        try
        {
            using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = desk.FullName };
            using var letter = Letter.Write(id, mail, settings.From);
            await client.SendMailAsync(letter, ct);
            desk.EnumerateFiles().First().MoveTo(Path.Combine(settings.Folder, $"{id:N}.eml"), overwrite: true);
        }
        finally
        {
            desk.Delete(recursive: true);
        }
    }
}
