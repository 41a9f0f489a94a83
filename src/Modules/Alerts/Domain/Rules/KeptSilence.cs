using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Platform.Alerts.Domain.Rules;

/// <summary>A silence as it is kept, with all that was done to it.</summary>
internal sealed record KeptSilence : IEntity<KeptSilence, SilenceEvent>
{
    public static string Kind => "silence";

    public required TenantId Tenant { get; init; }
    public required Guid Key { get; init; }
    public required ImmutableArray<Matcher> Matchers { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }
    public required bool UntilResolved { get; init; }
    public required string CreatedBy { get; init; }
    public required string Comment { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
    public required int Version { get; init; }

    public Silence Silence() => new(Key, Matchers, StartsAt, EndsAt, CreatedBy, Comment, UntilResolved);

    public static KeptSilence Evolve(KeptSilence? silence, SilenceEvent @event) => (silence, @event) switch
    {
        (null, SilenceCreated e) => new()
        {
            Tenant = e.Tenant, Key = e.SilenceId, Matchers = e.Matchers, StartsAt = e.StartsAt, EndsAt = e.EndsAt, UntilResolved = e.UntilResolved,
            CreatedBy = e.CreatedBy, Comment = e.Comment, ChangedAt = e.At, Version = 1,
        },
        ({ } s, SilenceChanged e) => s with { StartsAt = e.StartsAt, EndsAt = e.EndsAt, CreatedBy = e.CreatedBy, Comment = e.Comment, ChangedAt = e.At, Version = s.Version + 1 },
        ({ } s, SilenceExpired e) => s with { StartsAt = s.StartsAt > e.At ? e.At : s.StartsAt, EndsAt = e.At, ChangedAt = e.At, Version = s.Version + 1 },
        _ => throw new InvalidOperationException($"{@event} cannot follow {silence}."),
    };
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(SilenceCreated), "silence.created.v1")]
[JsonDerivedType(typeof(SilenceChanged), "silence.changed.v1")]
[JsonDerivedType(typeof(SilenceExpired), "silence.expired.v1")]
internal abstract record SilenceEvent(DateTimeOffset At);

internal sealed record SilenceCreated(
    Guid SilenceId, TenantId Tenant, ImmutableArray<Matcher> Matchers, DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool UntilResolved, string CreatedBy, string Comment, DateTimeOffset At) : SilenceEvent(At);

internal sealed record SilenceChanged(DateTimeOffset StartsAt, DateTimeOffset EndsAt, string CreatedBy, string Comment, DateTimeOffset At) : SilenceEvent(At);

/// <summary>Somebody ended it, or the last alert it silenced is over.</summary>
internal sealed record SilenceExpired(bool WithItsAlerts, DateTimeOffset At) : SilenceEvent(At);
