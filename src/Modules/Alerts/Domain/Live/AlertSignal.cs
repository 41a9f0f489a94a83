using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Platform.Alerts.Domain.Rules;
using Platform.Twins;

namespace Platform.Alerts.Domain.Live;

/// <summary>What the alerts of a site are told and asked.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(AlertsReported), "reported")]
[JsonDerivedType(typeof(AlertHandled), "handled")]
[JsonDerivedType(typeof(RulesChanged), "rules-changed")]
[JsonDerivedType(typeof(AlertTimePassed), "time-passed")]
[JsonDerivedType(typeof(GetSiteAlerts), "get-alerts")]
[JsonDerivedType(typeof(WhichFire), "which-fire")]
internal abstract record AlertSignal;

/// <summary>Sources reported these; they stand at this place of the log.</summary>
internal sealed record AlertsReported(LogPlace Place, DateTimeOffset At, ImmutableArray<AlertReport> Reports) : AlertSignal;

/// <summary>Somebody takes care of an alert, or no longer does.</summary>
internal sealed record AlertHandled(Guid AlertId, Handling? Handling, DateTimeOffset At) : AlertSignal;

/// <summary>Somebody changed what is to be told, or a silence.</summary>
internal sealed record RulesChanged(RuleBook Book) : AlertSignal;

/// <summary>The site's own wake-up.</summary>
internal sealed record AlertTimePassed : AlertSignal;

/// <summary>Asks for all its alerts as they are now.</summary>
internal sealed record GetSiteAlerts : AlertSignal, IAsk<AlertSignal, SiteAlerts>
{
    public static readonly GetSiteAlerts Now = new();
}

/// <summary>Asks which of the alerts with these labels fire.</summary>
internal sealed record WhichFire(ImmutableArray<LabelSet> Alerts) : AlertSignal, IAsk<AlertSignal, ImmutableArray<LabelSet>>;

/// <summary>A place in the log of what was received: a process writes one lane, in order.</summary>
internal readonly record struct LogPlace(int Lane, long Position);
