using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Platform.Alerts.OnCall.Escalation;

namespace Platform.Alerts.OnCall.Records;

/// <summary>Who is called about alerts of which sites, step by step. The empty site stands for wherever no other policy holds.</summary>
internal sealed record EscalationPolicy : IEntity<EscalationPolicy, EscalationPolicyEvent>
{
    public const int Most = 200, MostSites = 2_000, LongestName = 100;

    public static string Kind => "escalation-policy";

    public required TenantId Tenant { get; init; }
    public required Guid Key { get; init; }
    public required string Name { get; init; }
    public required ImmutableArray<EscalationStep> Steps { get; init; }

    /// <summary>How often all steps come again before everybody is called.</summary>
    public required int Repeats { get; init; }

    public required Guid[] Sites { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? RemovedAt { get; init; }
    public required int Version { get; init; }

    public static EscalationPolicy Evolve(EscalationPolicy? policy, EscalationPolicyEvent @event) => (policy, @event) switch
    {
        (null, EscalationPolicyMade e) => new() { Tenant = e.Tenant, Key = e.PolicyId, Name = e.Name, Steps = e.Steps, Repeats = e.Repeats, Sites = e.Sites, CreatedAt = e.At, Version = 1 },
        ({ } p, EscalationPolicyChanged e) => p with { Name = e.Name, Steps = e.Steps, Repeats = e.Repeats, Sites = e.Sites, Version = p.Version + 1 },
        ({ } p, EscalationPolicyRemoved e) => p with { RemovedAt = e.At, Sites = [], Version = p.Version + 1 },
        _ => throw new InvalidOperationException($"{@event} cannot follow {policy}."),
    };

    /// <summary>A new policy, or this one changed.</summary>
    public static Decision<EscalationPolicyEvent> Decide(EscalationPolicy? policy, Guid key, TenantId tenant, string named, ImmutableArray<EscalationStep> steps, int repeats, Guid[] sites, DateTimeOffset now)
    {
        if (policy?.RemovedAt is not null) return OnCallRefusals.NoPolicy;
        if (named.Trim() is not { Length: > 0 } name) return OnCallRefusals.Nameless;
        if (EscalationStep.WhyNot(steps, repeats) is { } why) return OnCallRefusals.NoSteps(why);
        sites = [.. sites.Distinct().Order()];
        if (policy is null) return new EscalationPolicyMade(key, tenant, name, steps, repeats, sites, now);
        var isSame = (policy.Name, policy.Repeats) == (name, repeats) && policy.Steps.SequenceEqual(steps) && policy.Sites.SequenceEqual(sites);
        return isSame ? [] : new EscalationPolicyChanged(name, steps, repeats, sites, now);
    }

    public static Decision<EscalationPolicyEvent> Remove(EscalationPolicy policy, DateTimeOffset now) => policy.RemovedAt is null ? new EscalationPolicyRemoved(now) : OnCallRefusals.NoPolicy;
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(EscalationPolicyMade), "escalation-policy.created.v1")]
[JsonDerivedType(typeof(EscalationPolicyChanged), "escalation-policy.changed.v1")]
[JsonDerivedType(typeof(EscalationPolicyRemoved), "escalation-policy.removed.v1")]
internal abstract record EscalationPolicyEvent(DateTimeOffset At);

internal sealed record EscalationPolicyMade(Guid PolicyId, TenantId Tenant, string Name, ImmutableArray<EscalationStep> Steps, int Repeats, Guid[] Sites, DateTimeOffset At) : EscalationPolicyEvent(At);
internal sealed record EscalationPolicyChanged(string Name, ImmutableArray<EscalationStep> Steps, int Repeats, Guid[] Sites, DateTimeOffset At) : EscalationPolicyEvent(At);
internal sealed record EscalationPolicyRemoved(DateTimeOffset At) : EscalationPolicyEvent(At);
