using Platform.Alerts.Domain.Sources;
using Platform.Alerts.Intake;
using Platform.Hosting.Secrets;

namespace Platform.Alerts.Sources.Records;

/// <summary>How a source shows that a post is its own. After a change the old secret holds for a while.</summary>
internal sealed record SourceSecret
{
    public static readonly SealedColumn Keys = new("alerts.alert_source_secrets", "id", "secret", "alerts.source-signing"), OldKeys = new("alerts.alert_source_secrets", "id", "old_secret", "alerts.source-signing");

    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }
    public byte[]? Hash { get; set; }

    /// <summary>Sealed.</summary>
    public string? Secret { get; set; }

    public byte[]? OldHash { get; set; }

    /// <summary>Sealed.</summary>
    public string? OldSecret { get; set; }

    public DateTimeOffset? OldUntil { get; set; }
}

/// <summary>What came of what a source posted so far.</summary>
internal sealed record SourceUse
{
    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }
    public required DateTimeOffset LastHeardAt { get; init; }
    public required long Accepted { get; init; }
    public required long Ignored { get; init; }
    public required long Refused { get; init; }
    public DateTimeOffset? LastRefusedAt { get; init; }
    public string? LastRefusal { get; init; }
}

/// <summary>The labels an alert of a source was last heard of under.</summary>
internal sealed record HeardAlert
{
    public required TenantId Tenant { get; init; }
    public required Guid SourceId { get; init; }
    public required string Fingerprint { get; init; }
    public required LabelSet Labels { get; init; }
    public required DateTimeOffset HeardAt { get; init; }
}

/// <summary>One of the last payloads of a source, and what came of it.</summary>
internal sealed record ReceivedPayload
{
    /// <summary>Payloads kept of each source, how long, and how long one may be.</summary>
    public const int Most = 20, KeepDays = 7, Longest = 64 * 1024;

    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }
    public required Guid SourceId { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required string Body { get; init; }
    public required int Accepted { get; init; }
    public required int Ignored { get; init; }
    public required AlertRejection[] Refused { get; init; }
}
