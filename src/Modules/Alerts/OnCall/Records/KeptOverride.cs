using System.Text.Json.Serialization;
using Platform.Alerts.OnCall.Rules;

namespace Platform.Alerts.OnCall.Records;

/// <summary>An override as it is kept, also once it was taken back.</summary>
internal sealed record KeptOverride : IEntity<KeptOverride, OverrideEvent>
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(93);

    public static string Kind => "on-call-override";

    public required TenantId Tenant { get; init; }
    public required Guid Key { get; init; }
    public required Guid ScheduleId { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }
    public required Guid PersonId { get; init; }
    public Guid? InsteadOfId { get; init; }
    public required Guid MadeBy { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public DateTimeOffset? RemovedAt { get; init; }
    public required int Version { get; init; }

    public Override Override() => new(Key, StartsAt, EndsAt, PersonId, InsteadOfId, MadeAt);

    public static KeptOverride Evolve(KeptOverride? kept, OverrideEvent @event) => (kept, @event) switch
    {
        (null, OverrideMade e) => new()
        {
            Tenant = e.Tenant, Key = e.OverrideId, ScheduleId = e.ScheduleId, StartsAt = e.StartsAt, EndsAt = e.EndsAt, PersonId = e.PersonId, InsteadOfId = e.InsteadOfId, MadeBy = e.By, MadeAt = e.At, Version = 1,
        },
        ({ } o, OverrideTakenBack e) => o with { RemovedAt = e.At, Version = o.Version + 1 },
        _ => throw new InvalidOperationException($"{@event} cannot follow {kept}."),
    };

    public static Decision<OverrideEvent> Make(Guid key, TenantId tenant, Guid schedule, DateTimeOffset from, DateTimeOffset until, Guid person, Guid? insteadOf, Guid by, DateTimeOffset now)
    {
        if (until <= from || until - from > Longest) return OnCallRefusals.NoStretch;
        if (until <= now || until > OnCallPlan.Latest) return OnCallRefusals.Past;
        return new OverrideMade(key, tenant, schedule, from, until, person, insteadOf, by, now);
    }

    // What is over already has happened.
    public static Decision<OverrideEvent> TakeBack(KeptOverride kept, DateTimeOffset now) => kept.RemovedAt is not null ? [] : kept.EndsAt <= now ? OnCallRefusals.Past : new OverrideTakenBack(now);
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(OverrideMade), "on-call-override.created.v1")]
[JsonDerivedType(typeof(OverrideTakenBack), "on-call-override.removed.v1")]
internal abstract record OverrideEvent(DateTimeOffset At);

internal sealed record OverrideMade(Guid OverrideId, TenantId Tenant, Guid ScheduleId, DateTimeOffset StartsAt, DateTimeOffset EndsAt, Guid PersonId, Guid? InsteadOfId, Guid By, DateTimeOffset At) : OverrideEvent(At);
internal sealed record OverrideTakenBack(DateTimeOffset At) : OverrideEvent(At);
