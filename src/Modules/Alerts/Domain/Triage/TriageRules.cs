using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Platform.Alerts.Domain.Triage;

/// <summary>Which team takes urgent alerts of a type, and who of it is told.</summary>
internal sealed record TriageRoute(string Type, string Team, ImmutableArray<Guid> Members)
{
    public bool Equals(TriageRoute? other) => other is not null && (Type, Team) == (other.Type, other.Team) && Members.SequenceEqual(other.Members);
    public override int GetHashCode() => HashCode.Combine(Type, Team, Members.Length);
}

/// <summary>How much depends on devices of a type, or with a tag.</summary>
internal sealed record AssetRule(string? DeviceType, string? Tag, Importance Importance);

/// <summary>How much depends on a site.</summary>
internal sealed record SiteRule(Guid Site, Importance Importance);

/// <summary>To whom a company gives urgent alerts, and what matters to it.</summary>
internal sealed record TriageRules : IEntity<TriageRules, TriageRulesEvent>
{
    public static string Kind => "alert-triage-rules";

    public required TenantId Tenant { get; init; }

    /// <summary>The tenant's own id: each has one.</summary>
    public required Guid Key { get; init; }

    public ImmutableArray<TriageRoute> Routes { get; init; } = Usual;
    public ImmutableArray<AssetRule> Assets { get; init; } = [];
    public ImmutableArray<SiteRule> Sites { get; init; } = [];
    public required int Version { get; init; }

    public static readonly ImmutableArray<TriageRoute> Usual =
    [
        new("DEVICE_FAILURE", "IoT specialists", []), new("SECURITY_BREACH", "Security team", []), new("INTRUSION", "Security team", []),
        new("SLA_BREACH_RISK", "Helpdesk supervisors", []), new("FIRE_ALARM", "Emergency response", []),
    ];

    public static TriageRules None(TenantId tenant) => new() { Tenant = tenant, Key = tenant.Value, Version = 0 };

    public TriageRoute? RouteOf(string type) => Routes.FirstOrDefault(r => r.Type == type);

    public Importance ImportanceOf(Guid site) => Sites.FirstOrDefault(s => s.Site == site)?.Importance ?? Importance.Normal;

    /// <summary>The most that a rule says of it. Where none does, tags called critical, important or spare speak for themselves.</summary>
    public Importance ImportanceOf(string deviceType, IReadOnlyCollection<string> tags)
    {
        Importance? most = null;
        foreach (var rule in Assets)
            if ((rule.DeviceType is null || string.Equals(rule.DeviceType, deviceType, StringComparison.OrdinalIgnoreCase)) && (rule.Tag is null || tags.Contains(rule.Tag)) && !(most >= rule.Importance))
                most = rule.Importance;
        return most ?? (tags.Contains("critical") ? Importance.Critical : tags.Contains("important") ? Importance.High : tags.Contains("spare") ? Importance.Low : Importance.Normal);
    }

    public static TriageRules Evolve(TriageRules? rules, TriageRulesEvent @event) => (rules, @event) switch
    {
        (_, TriageRulesSet e) => (rules ?? None(e.Tenant)) with { Routes = e.Routes, Assets = e.Assets, Sites = e.Sites, Version = (rules?.Version ?? 0) + 1 },
        _ => throw new InvalidOperationException($"{@event} cannot follow {rules}."),
    };
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(TriageRulesSet), "alert-triage-rules.set.v1")]
internal abstract record TriageRulesEvent(DateTimeOffset At);

internal sealed record TriageRulesSet(TenantId Tenant, ImmutableArray<TriageRoute> Routes, ImmutableArray<AssetRule> Assets, ImmutableArray<SiteRule> Sites, DateTimeOffset At) : TriageRulesEvent(At);
