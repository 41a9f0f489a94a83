using System.Collections.Immutable;

namespace Platform.Alerts.Domain.Live;

/// <summary>An alert as its site knows it: firing, or over so recently that it may come back.</summary>
internal sealed record LiveAlert(Guid Id, LabelSet Labels, LabelSet Annotations, string? GeneratorUrl)
{
    public string? Device { get; init; }
    public ImmutableArray<string> Behind { get; init; } = [];

    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset EndsAt { get => Heard.EndsAt; init => Heard = Heard with { EndsAt = value }; }
    public required DateTimeOffset UpdatedAt { get => Heard.UpdatedAt; init => Heard = Heard with { UpdatedAt = value }; }
    public bool IsTimeout { get => Heard.IsTimeout; init => Heard = Heard with { IsTimeout = value }; }

    /// <summary>Whether its source says so; what flaps counts as firing until it is calm.</summary>
    public bool IsFiring { get; init; }

    /// <summary>When it began the last time, as we heard it.</summary>
    public required DateTimeOffset FiredAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>When it began or ended lately.</summary>
    public ImmutableArray<DateTimeOffset> Changes { get; init; } = [];

    public bool IsFlapping { get; init; }

    /// <summary>Why nobody is told of it; with another reason, it is counted anew.</summary>
    public Suppression? Suppression
    {
        get;
        init => (field, Repeats) = (value, 0);
    }

    /// <summary>How often it came since nobody is told of it, beside what the suppression counts.</summary>
    public int Repeats { get => Heard.Repeats; init => Heard = Heard with { Repeats = value }; }

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

    /// <summary>What its source said last.</summary>
    internal Heard Heard { get; init; }

    /// <summary>Where its table keeps what its source says.</summary>
    internal int Place { get; init; }

    /// <summary>Whether the source says what it said before, and only later.</summary>
    public bool IsRepeatedBy(AlertReport report, DateTimeOffset now) =>
        IsFiring && report.EndsAt > now && StartsAt <= report.StartsAt && Annotations.Equals(report.Annotations) && GeneratorUrl == report.GeneratorUrl && IsWhere(report);

    /// <summary>Whether the report tells of the same place.</summary>
    public bool IsWhere(AlertReport report) => Device == report.Device && (Behind == report.Behind || Behind.SequenceEqual(report.Behind));
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
