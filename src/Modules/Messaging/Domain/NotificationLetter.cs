using System.Net;
using Platform.Hosting.Mail;
using Platform.Messaging.Storage;

namespace Platform.Messaging.Domain;

/// <summary>A notification as a letter. What it says comes from others, and is text wherever it stands.</summary>
internal static class NotificationLetter
{
    public static Mail Write(string to, NotificationRow notification, PublicAddress address)
    {
        var link = notification.Link is { } path ? address.Page(path).AbsoluteUri : null;
        var choose = address.Page("/settings/notifications").AbsoluteUri;
        const string Why = "You get this because of what you chose to be mailed about";
        return new(to, notification.Title,
            $"{notification.Title}\n\n{notification.Text}\n{(link is null ? "" : $"\n{link}\n")}\n{Why}: {choose}\n",
            $"<p><strong>{Encode(notification.Title)}</strong></p><p>{Encode(notification.Text).Replace("\n", "<br>", StringComparison.Ordinal)}</p>"
                + (link is null ? "" : $"<p><a href=\"{Encode(link)}\">Open it</a></p>")
                + $"<p>{Why}. <a href=\"{Encode(choose)}\">Change it</a></p>");
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
