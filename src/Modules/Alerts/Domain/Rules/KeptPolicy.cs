using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Platform.Alerts.Domain.Rules;

/// <summary>How a company wants to hear of its alerts, now and at each moment of the last month.</summary>
internal sealed record KeptPolicy : IEntity<KeptPolicy, AlertPolicyEvent>
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(32);
    private const int MostRemembered = 200;

    public static string Kind => "alert-policy";

    public required TenantId Tenant { get; init; }

    /// <summary>The tenant's own id: each has one.</summary>
    public required Guid Key { get; init; }

    public required ImmutableArray<AlertPolicy> Policies { get; init; }
    public required int Version { get; init; }

    [JsonIgnore]
    public AlertPolicy Current => Policies[^1];

    public static KeptPolicy Evolve(KeptPolicy? kept, AlertPolicyEvent @event) => (kept, @event) switch
    {
        (null, AlertPolicySet e) => new() { Tenant = e.Tenant, Key = e.Tenant.Value, Policies = [AlertPolicy.Usual, e.Policy], Version = 1 },
        ({ } k, AlertPolicySet e) => k with { Policies = [.. k.Remembering(e.At), e.Policy], Version = k.Version + 1 },
        _ => throw new InvalidOperationException($"{@event} cannot follow {kept}."),
    };

    // The last of those older than anybody asks about still says what held then.
    private IEnumerable<AlertPolicy> Remembering(DateTimeOffset at)
    {
        var first = Policies.Length - 1;
        while (first > 0 && Policies[first].Since > at - Remembered) first--;
        return Policies.Skip(Math.Max(first, Policies.Length - MostRemembered));
    }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(AlertPolicySet), "alert-policy.set.v1")]
internal abstract record AlertPolicyEvent(DateTimeOffset At);

internal sealed record AlertPolicySet(TenantId Tenant, AlertPolicy Policy, DateTimeOffset At) : AlertPolicyEvent(At);
