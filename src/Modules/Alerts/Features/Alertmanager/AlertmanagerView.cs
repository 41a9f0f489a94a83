using System.Text.Json.Serialization;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Domain.Rules;

namespace Platform.Alerts.Features;

/// <summary>An alert as Alertmanager shows it.</summary>
internal sealed record GettableAlert(
    Dictionary<string, string> Labels, Dictionary<string, string> Annotations, DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset UpdatedAt, string Fingerprint,
    [property: JsonPropertyName("generatorURL")] string GeneratorUrl, IReadOnlyList<Receiver> Receivers, AlertStatus Status)
{
    public static GettableAlert Of(LiveAlert alert, AlertPolicy policy) => new(
        alert.Labels.ToDictionary(), alert.Annotations.ToDictionary(), alert.StartsAt, alert.EndsAt, alert.UpdatedAt, $"{alert.Labels.Fingerprint:x16}", alert.GeneratorUrl ?? "",
        [new(policy.GroupOf(alert.Labels).Name)], AlertStatus.Of(alert));
}

/// <summary>Who hears of it: here, the rule that groups it.</summary>
internal sealed record Receiver(string Name);

/// <summary>Whether people hear of an alert, and what keeps them from it.</summary>
internal sealed record AlertStatus(string State, IReadOnlyList<string> SilencedBy, IReadOnlyList<string> InhibitedBy, IReadOnlyList<string> MutedBy)
{
    public static AlertStatus Of(LiveAlert alert) => alert.Suppression switch
    {
        null => new("active", [], [], []),
        { Kind: SuppressionKind.Silenced } s => new("suppressed", [$"{s.ById}"], [], []),
        { Kind: SuppressionKind.Maintenance } s => new("suppressed", [], [], [s.ByName]),
        var s => new("suppressed", [], [$"{s.ById}"], []),
    };
}

/// <summary>Alerts that are told of together.</summary>
internal sealed record GettableGroup(Dictionary<string, string> Labels, Receiver Receiver, IReadOnlyList<GettableAlert> Alerts);

/// <summary>What one label must be.</summary>
internal sealed record MatcherView(string Name, string Value, bool IsRegex, bool? IsEqual = true)
{
    public static MatcherView Of(Matcher matcher) => new(matcher.Name, matcher.Value, matcher.IsRegex, matcher.IsEqual);
    public Matcher Matcher() => new(Name ?? "", Value ?? "", IsRegex, IsEqual ?? true);
}

/// <summary>A silence as Alertmanager shows it.</summary>
internal sealed record GettableSilence(
    Guid Id, IReadOnlyList<MatcherView> Matchers, DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset UpdatedAt, string CreatedBy, string Comment, SilenceStatus Status)
{
    public static GettableSilence Of(KeptSilence silence, DateTimeOffset now) => new(
        silence.Key, [.. silence.Matchers.Select(MatcherView.Of)], silence.StartsAt, silence.EndsAt, silence.ChangedAt, silence.CreatedBy, silence.Comment,
        new(silence.EndsAt <= now ? "expired" : silence.StartsAt > now ? "pending" : "active"));
}

internal sealed record SilenceStatus(string State);
