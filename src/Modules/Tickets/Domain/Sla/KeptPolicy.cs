using System.Text.Json.Serialization;

namespace Platform.Tickets.Domain.Sla;

/// <summary>A policy as a company keeps it.</summary>
internal sealed record KeptPolicy : IEntity<KeptPolicy, SlaPolicyEvent>
{
    public const int Most = 200;

    public static string Kind => "sla-policy";

    public required TenantId Tenant { get; init; }
    public required Guid Key { get; init; }
    public required SlaPolicy Policy { get; init; }
    public required Guid CalendarId { get; init; }
    public DateTimeOffset? RemovedAt { get; init; }
    public required int Version { get; init; }

    public string Name => Policy.Name;

    /// <summary>The policy of a company that has not said otherwise.</summary>
    public static KeptPolicy Standard(TenantId tenant) => Of(tenant, SlaPolicy.StandardOf(tenant), version: 0);

    public static KeptPolicy Evolve(KeptPolicy? policy, SlaPolicyEvent @event) => (policy, @event) switch
    {
        (null, SlaPolicyAdded e) => Of(e.Tenant, e.Policy, version: 1),
        ({ } p, SlaPolicyChanged e) => p with { Policy = e.Policy, CalendarId = e.Policy.Calendar, Version = p.Version + 1 },
        ({ } p, SlaPolicyRemoved e) => p with { RemovedAt = e.At, Version = p.Version + 1 },
        _ => throw new InvalidOperationException($"{@event} cannot follow {policy}."),
    };

    private static KeptPolicy Of(TenantId tenant, SlaPolicy policy, int version) => new() { Tenant = tenant, Key = policy.Id, Policy = policy, CalendarId = policy.Calendar, Version = version };
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(SlaPolicyAdded), "sla-policy.added.v1")]
[JsonDerivedType(typeof(SlaPolicyChanged), "sla-policy.changed.v1")]
[JsonDerivedType(typeof(SlaPolicyRemoved), "sla-policy.removed.v1")]
internal abstract record SlaPolicyEvent(DateTimeOffset At);

internal sealed record SlaPolicyAdded(TenantId Tenant, SlaPolicy Policy, DateTimeOffset At) : SlaPolicyEvent(At);

/// <summary>The policy says this now, as a whole.</summary>
internal sealed record SlaPolicyChanged(SlaPolicy Policy, DateTimeOffset At) : SlaPolicyEvent(At);

internal sealed record SlaPolicyRemoved(DateTimeOffset At) : SlaPolicyEvent(At);
