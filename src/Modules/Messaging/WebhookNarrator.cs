using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Messaging.Domain;

namespace Platform.Messaging;

/// <summary>Tells what happened to a company's webhook.</summary>
internal sealed class WebhookNarrator : INarrator
{
    public string StreamKind => Webhook.Kind;

    public string Tell(JournalEntry entry) => entry.Read<WebhookEvent>() switch
    {
        WebhookSet { IsEnabled: true } e => $"Notifications are posted to {e.Url}",
        WebhookSet e => $"Notifications are no longer posted to {e.Url}",
        WebhookSecretReplaced => "Posts are signed with a new secret",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };
}
