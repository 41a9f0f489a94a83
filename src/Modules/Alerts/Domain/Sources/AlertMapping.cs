using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Platform.Alerts.Domain.Sources;

/// <summary>
/// A text with places in it: <c>{@.monitor.name} is down</c>. What stands between braces is a path, or several with <c>|</c> between, of which the first that leads to something counts;
/// <c>'a text'</c> may come last. A text without braces is always the same.
/// </summary>
internal record MappedValue
{
    [StringLength(2_000), Description("A text with paths in braces: {@.labels.severity|$.severity|'medium'}.")]
    public required string Text { get; init; }

    [MaxLength(AlertMapping.MostWords), Description("What words of the sender mean here; the first that fits counts, * at either end stands for anything. What fits none stays as it is.")]
    public MappedWord[]? Words { get; init; }
}

/// <summary>A word of the sender's, and what it means here: “P1” is critical.</summary>
internal sealed record MappedWord([property: StringLength(200)] string Is, [property: StringLength(200)] string Means);

/// <summary>A label or an annotation by its name.</summary>
internal sealed record MappedPair : MappedValue
{
    [StringLength(LabelRules.LongestName)] public required string Name { get; init; }
}

/// <summary>Holds when the text is one of these, whether in capitals or not; * at either end stands for anything.</summary>
internal sealed record MappedCondition([property: StringLength(2_000)] string Text, [property: MaxLength(AlertMapping.MostWords)] string[] Is);

/// <summary>How what a sender posts is read as alerts.</summary>
internal sealed record AlertMapping
{
    public const int MostPairs = 50, MostConditions = 10, MostWords = 50, LongestMinutes = 7 * 24 * 60;

    [StringLength(JsonPath.Longest), Description("Where the alerts are: $.alerts[*] for each element of a list, $ for what was received as a whole.")]
    public string Each { get; init; } = "$";

    public required MappedValue Name { get; init; }
    public MappedValue? Severity { get; init; }

    [MaxLength(MostPairs), Description("What an alert is known by besides its name and severity. site, device and gateway say where it is.")]
    public MappedPair[]? Labels { get; init; }

    [StringLength(JsonPath.Longest), Description("A place whose members all become labels: an object of texts, a list of {name, value}, or texts such as env:prod.")]
    public string? LabelsFrom { get; init; }

    [MaxLength(MostPairs)] public MappedPair[]? Annotations { get; init; }

    [StringLength(JsonPath.Longest), Description("A place whose members all become annotations.")]
    public string? AnnotationsFrom { get; init; }

    [Description("When it began: ISO 8601, or seconds or milliseconds since 1970. Without a zone it is UTC. Left out, it begins when it is heard of.")]
    public MappedValue? StartsAt { get; init; }

    [Description("When it ended, or will.")] public MappedValue? EndsAt { get; init; }

    [MaxLength(MostConditions), Description("Any of these says that the alert is over.")]
    public MappedCondition[]? ResolvedWhen { get; init; }

    [MaxLength(MostConditions), Description("Any of these says that this is no alert: a test, a pause.")]
    public MappedCondition[]? IgnoredWhen { get; init; }

    [Description("What the sender knows the alert by. With it, an alert stays the same when its labels change, and its end needs no labels.")]
    public MappedValue? Fingerprint { get; init; }

    [Description("Where the sender shows it.")] public MappedValue? Url { get; init; }

    [Range(1, LongestMinutes), Description("Minutes after which an alert nobody repeats is over. Left out, it goes on until the sender says it is over.")]
    public int? EndsAfterMinutes { get; init; }
}

/// <summary>What of a mapping cannot be read, and why.</summary>
internal sealed record MappingFault([property: Description("Where in the mapping: labels.site, resolvedWhen.0.")] string Field, string Why);
