using Platform.Alerts.Domain.Live;

namespace Platform.Alerts.Storage;

/// <summary>A site that has, or had, alerts; the empty one stands for none.</summary>
internal sealed record AlertSite
{
    public required TenantId Tenant { get; init; }
    public required Guid Site { get; init; }
}

/// <summary>What somebody said about an alert.</summary>
internal sealed record CommentRow
{
    public required TenantId Tenant { get; init; }
    public required Guid AlertId { get; init; }
    public required Guid Id { get; init; }
    public required Guid AuthorId { get; init; }
    public required string Text { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>Whether what people were told still stands.</summary>
internal enum NotificationState { Standing, Over, Withdrawn }

/// <summary>One alert a notification tells of.</summary>
internal sealed record ToldAlert(Guid Id, Dictionary<string, string> Labels, DateTimeOffset StartsAt);

/// <summary>What people were told of a group of alerts, in its last revision.</summary>
internal sealed record NotificationRow
{
    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }
    public required Guid Site { get; init; }
    public required int Revision { get; init; }
    public required NotificationState State { get; init; }
    public required string GroupRule { get; init; }
    public required Dictionary<string, string> GroupLabels { get; init; }
    public required int Firing { get; init; }

    /// <summary>How many more are hidden behind those.</summary>
    public required int Folded { get; init; }

    public required ToldAlert[] Alerts { get; init; }
    public string? Reason { get; init; }
    public required DateTimeOffset FirstAt { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>Why nobody was told of an alert, from when until when, and how often it came meanwhile.</summary>
internal sealed record SuppressionRow
{
    public required TenantId Tenant { get; init; }
    public required Guid AlertId { get; init; }
    public required DateTimeOffset Since { get; init; }
    public required SuppressionKind Kind { get; init; }
    public Guid? ById { get; init; }
    public required string ByName { get; init; }
    public required int Count { get; init; }
    public DateTimeOffset? Until { get; init; }
}
