using System.Collections.Immutable;

namespace Platform.Alerts.Domain.Live;

/// <summary>
/// An alert as its site knows it: firing, or over so recently that it may come back. A source that repeats itself changes only few of its fields, and does so all
/// the time: the others are kept apart, so that a repetition leaves them where they are.
/// </summary>
internal sealed record LiveAlert(Guid Id, LabelSet Labels, LabelSet Annotations, string? GeneratorUrl)
{
    private readonly Lasting _lasting = new(Id, Labels, Annotations, GeneratorUrl);

    public Guid Id { get => _lasting.Id; init => _lasting = _lasting with { Id = value }; }
    public LabelSet Labels { get => _lasting.Labels; init => _lasting = _lasting with { Labels = value }; }
    public LabelSet Annotations { get => _lasting.Annotations; init => _lasting = ReferenceEquals(value, Annotations) ? _lasting : _lasting with { Annotations = value }; }
    public string? GeneratorUrl { get => _lasting.GeneratorUrl; init => _lasting = value == GeneratorUrl ? _lasting : _lasting with { GeneratorUrl = value }; }
    public string? Device { get => _lasting.Device; init => _lasting = value == Device ? _lasting : _lasting with { Device = value }; }
    public ImmutableArray<string> Behind { get => _lasting.Behind; init => _lasting = value == Behind ? _lasting : _lasting with { Behind = value }; }

    public required DateTimeOffset StartsAt { get => _lasting.StartsAt; init => _lasting = value == StartsAt ? _lasting : _lasting with { StartsAt = value }; }
    public required DateTimeOffset EndsAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public bool IsTimeout { get; init; }

    /// <summary>Whether its source says so; what flaps counts as firing until it is calm.</summary>
    public bool IsFiring { get; init; }

    /// <summary>When it began the last time, as we heard it.</summary>
    public required DateTimeOffset FiredAt { get => _lasting.FiredAt; init => _lasting = _lasting with { FiredAt = value }; }

    public DateTimeOffset? ResolvedAt { get => _lasting.ResolvedAt; init => _lasting = _lasting with { ResolvedAt = value }; }

    /// <summary>When it began or ended lately.</summary>
    public ImmutableArray<DateTimeOffset> Changes { get => _lasting.Changes; init => _lasting = _lasting with { Changes = value }; }

    public bool IsFlapping { get; init; }

    /// <summary>Why nobody is told of it; with another reason, it is counted anew.</summary>
    public Suppression? Suppression
    {
        get => _lasting.Suppression;
        init => (_lasting, Repeats) = (_lasting with { Suppression = value }, 0);
    }

    /// <summary>How often it came since nobody is told of it, beside what the suppression counts.</summary>
    public int Repeats { get; init; }

    public Handling? Handling { get => _lasting.Handling; init => _lasting = _lasting with { Handling = value }; }

    /// <summary>The group it is told of with, while it is to be told of.</summary>
    public string? Group { get => _lasting.Group; init => _lasting = _lasting with { Group = value }; }

    /// <summary>The group it was last told of with, or is to be.</summary>
    public string? LastGroup { get => _lasting.LastGroup; init => _lasting = _lasting with { LastGroup = value }; }

    public bool IsActive => IsFiring || IsFlapping;

    /// <summary>How bad it is; 4 is the highest rank.</summary>
    public int Severity => Severities.Rank(Labels["severity"]);

    /// <summary>Whether it says of its device that it does not do what it should.</summary>
    public bool IsFailure => Labels["type"] is "" or "DEVICE_FAILURE";

    private sealed record Lasting(Guid Id, LabelSet Labels, LabelSet Annotations, string? GeneratorUrl)
    {
        public string? Device { get; init; }
        public ImmutableArray<string> Behind { get; init; } = [];
        public DateTimeOffset StartsAt { get; init; }
        public DateTimeOffset FiredAt { get; init; }
        public DateTimeOffset? ResolvedAt { get; init; }
        public ImmutableArray<DateTimeOffset> Changes { get; init; } = [];
        public Suppression? Suppression { get; init; }
        public Handling? Handling { get; init; }
        public string? Group { get; init; }
        public string? LastGroup { get; init; }
    }
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
