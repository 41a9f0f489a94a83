using System.Collections.Immutable;

namespace Platform.Alerts.Domain.Live;

/// <summary>What a source said of one alert: since when it is so and until when, as far as it knows. One that said no end counts until the timeout.</summary>
internal sealed record AlertReport(LabelSet Labels, LabelSet Annotations, DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool IsTimeout = false, string? GeneratorUrl = null)
{
    /// <summary>The device it is about, by its id or the name its labels give it.</summary>
    public string? Device { get; init; }

    /// <summary>What that device is reached through, the nearest first.</summary>
    public ImmutableArray<string> Behind { get; init; } = [];
}
