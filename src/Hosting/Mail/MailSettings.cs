using System.Net.Mail;
using Microsoft.Extensions.Configuration;
using Platform.Hosting.Settings;

namespace Platform.Hosting.Mail;

/// <summary>Whose name letters carry and which server takes them; without a server they are written to a folder.</summary>
internal sealed record MailSettings(MailAddress From, string? Host, int Port, string? User, string? Password, bool Tls, string Folder)
{
    public static readonly Setting[] All =
    [
        new("Mail:From", "Whom letters are from: Name <address>.", "Platform <no-reply@localhost>", value => MailAddress.TryCreate(value, out _) ? null : $"'{value}' is not 'Name <address>'"),
        Setting.Text("Mail:Smtp:Host", "The server that takes letters; without one they are written to Mail:Folder.", ""),
        Setting.Number("Mail:Smtp:Port", "Its port.", "587", 1, 65535),
        Setting.Text("Mail:Smtp:User", "The name to sign in to it with, if it wants one.", ""),
        Setting.Hidden("Mail:Smtp:Password", "The password to sign in to it with.", ""),
        Setting.Flag("Mail:Smtp:Tls", "Talks to it by STARTTLS only; false sends letters and password in the clear.", "true"),
        Setting.Text("Mail:Folder", "Where letters are written when there is no server.", "mail in Data:Folder"),
    ];

    public static MailSettings Read(IConfiguration settings) => new(
        new(settings.GetValue("Mail:From", "Platform <no-reply@localhost>")),
        settings["Mail:Smtp:Host"] is { Length: > 0 } host ? host : null,
        settings.GetValue("Mail:Smtp:Port", 587),
        settings["Mail:Smtp:User"] is { Length: > 0 } user ? user : null,
        settings["Mail:Smtp:Password"],
        settings.GetValue("Mail:Smtp:Tls", true),
        settings["Mail:Folder"] is { Length: > 0 } folder ? Path.GetFullPath(folder) : Path.Combine(DataFolder.From(settings), "mail"));

    // A record prints its members, and this one has a password.
    public override string ToString() => $"{From.Address} by {Host ?? Folder}";
}
