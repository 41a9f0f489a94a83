using System.Text.Json.Serialization;
using Platform.Contracts.Messaging;
using Platform.Hosting.Secrets;

namespace Platform.Messaging.Storage;

/// <summary>What people are told, in the words of its last revision.</summary>
internal sealed record NotificationRow
{
    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }

    /// <summary>What the module that tells it knows it by.</summary>
    public required string Key { get; init; }

    public required int Revision { get; init; }
    public required string Topic { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }
    public string? Link { get; init; }
    public required Urgency Urgency { get; init; }
    public required DateTimeOffset FirstToldAt { get; init; }
    public required DateTimeOffset ToldAt { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Why it was withdrawn.</summary>
    public string? Reason { get; init; }
}

/// <summary>A notification in the centre of one person.</summary>
internal sealed record Entry
{
    public required TenantId Tenant { get; init; }
    public required Guid PersonId { get; init; }
    public required Guid NotificationId { get; init; }

    /// <summary>When they were last told of it.</summary>
    public required DateTimeOffset ToldAt { get; init; }

    public DateTimeOffset? ReadAt { get; init; }
}

/// <summary>Which notifications of a topic somebody gets by e-mail besides finding them in the app.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EmailChoice>))]
internal enum EmailChoice { Never, Urgent, Always }

/// <summary>How somebody wants to hear of a topic, where that is not the usual way.</summary>
internal sealed record Preference
{
    public const EmailChoice Usual = EmailChoice.Urgent;

    public required TenantId Tenant { get; init; }
    public required Guid PersonId { get; init; }
    public required string Topic { get; init; }
    public required EmailChoice Email { get; init; }
}

/// <summary>What a delivery tells.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeliveryEvent>))]
internal enum DeliveryEvent { Told, Changed, Withdrawn }

/// <summary>The way it goes.</summary>
internal enum Channel { Email, Webhook }

/// <summary>What became of a delivery. What failed was tried as often as makes sense; what was cancelled had no more to tell.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeliveryState>))]
internal enum DeliveryState { Waiting, Sent, Failed, Cancelled }

/// <summary>What leaves the house: one revision by one channel to one person, or to the company's webhook.</summary>
internal sealed record Delivery
{
    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }
    public required Guid NotificationId { get; init; }
    public required int Revision { get; init; }
    public required DeliveryEvent Event { get; init; }
    public required Channel Channel { get; init; }
    public required Guid PersonId { get; init; }
    public required DeliveryState State { get; init; }
    public required int Attempts { get; init; }

    /// <summary>What the other side said last, or why it was cancelled.</summary>
    public string? Answer { get; init; }

    /// <summary>What a webhook is told.</summary>
    public string? Content { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>What posts to a company's webhook are signed with, sealed.</summary>
internal sealed record WebhookSecret
{
    public static readonly SealedColumn Sealed = new("messaging.webhook_secrets", "id", "secret", "messaging.webhook");

    public required TenantId Tenant { get; init; }

    /// <summary>The webhook's.</summary>
    public required Guid Id { get; init; }

    public required string Secret { get; set; }
}
