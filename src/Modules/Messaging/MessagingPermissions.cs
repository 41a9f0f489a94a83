using Platform.Hosting.Contributions;

namespace Platform.Messaging;

/// <summary>What the module lets a role allow. One's own notifications need no permission.</summary>
internal static class MessagingPermissions
{
    public static readonly Permission Administer = new("messaging.admin", "Say where notifications are posted to, and see what came of it");
}
