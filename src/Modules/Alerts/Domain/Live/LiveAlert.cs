using System.Collections.Immutable;

namespace Platform.Alerts.Domain.Live;

/// <summary>An alert as its site knows it: firing, or over so recently that it may come back.</summary>
internal sealed record LiveAlert(Guid Id, LabelSet Labels, LabelSet Annotations, string? GeneratorUrl)
{
    public string? Device { get; init; }
    public ImmutableArray<string> Behind { get; init; } = [];

    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public bool IsTimeout { get; init; }

    /// <summary>Whether its source says so; what flaps counts as firing until it is calm.</summary>
    public bool IsFiring { get; init; }

    /// <summary>When it began the last time, as we heard it.</summary>
    public required DateTimeOffset FiredAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>When it began or ended lately.</summary>
    public ImmutableArray<DateTimeOffset> Changes { get; init; } = [];

    public bool IsFlapping { get; init; }
    public Suppression? Suppression { get; init; }
    public Handling? Handling { get; init; }

    /// <summary>The group it is told of with, while it is to be told of.</summary>
    public string? Group { get; init; }

    /// <summary>The group it was last told of with, or is to be.</summary>
    public string? LastGroup { get; init; }

    public bool IsActive => IsFiring || IsFlapping;

    /// <summary>How bad it is; 4 is the highest rank.</summary>
    public int Severity => Severities.Rank(Labels["severity"]);

    /// <summary>Whether it says of its device that it does not do what it should.</summary>
    public bool IsFailure => Labels["type"] is "" or "DEVICE_FAILURE";
}

/// <summary>Why nobody is told of an alert.</summary>
internal enum SuppressionKind { Silenced, Maintenance, Folded, Inhibited, Brief }

/// <summary>An alert nobody is told of, because of what, since when, and how often it came meanwhile.</summary>
internal sealed record Suppression(SuppressionKind Kind, Guid? ById, string ByName, DateTimeOffset Since, int Count)
{
    public bool IsSameAs(Suppression? other) => other is not null && (Kind, ById, ByName) == (other.Kind, other.ById, other.ByName);
}

/// <summary>What somebody does about an alert.</summary>
internal enum HandlingKind { Acknowledged, Snoozed, Resolved }

/// <summary>Somebody has acknowledged an alert, put it off until a time, or resolved it though its source has not.</summary>
internal sealed record Handling(HandlingKind Kind, DateTimeOffset Since, DateTimeOffset? Until = null)
{
    public bool IsHushed(DateTimeOffset at) => Since <= at && (Until is null || at < Until);
}
