using System.Text.Json.Serialization;
using Platform.Alerts.Domain.Sources;
using Platform.Hosting.Data;

namespace Platform.Alerts.Sources.Records;

/// <summary>How a source shows that a post is its own: by a token it shows, or by signing what it posts.</summary>
internal enum SourceSignIn { Token, Signature }

/// <summary>A program that posts alerts in words of its own, and how these are read: “Grafana, plant 2”.</summary>
internal sealed record AlertSource : IEntity<AlertSource, AlertSourceEvent>
{
    public const int Most = 200, LongestName = 100;

    public static string Kind => "alert-source";

    public required TenantId Tenant { get; init; }
    public required Guid Key { get; init; }
    public required string Name { get; init; }
    public required SourceSignIn SignIn { get; init; }
    public required AlertMapping Mapping { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
    public DateTimeOffset? RemovedAt { get; init; }
    public required int Version { get; init; }

    public static AlertSource Evolve(AlertSource? source, AlertSourceEvent @event) => (source, @event) switch
    {
        (null, AlertSourceMade e) => new() { Tenant = e.Tenant, Key = e.SourceId, Name = e.Name, SignIn = e.SignIn, Mapping = e.Mapping, CreatedAt = e.At, ChangedAt = e.At, Version = 1 },
        ({ } s, AlertSourceChanged e) => s with { Name = e.Name, Mapping = e.Mapping, ChangedAt = e.At, Version = s.Version + 1 },
        ({ } s, AlertSourceSecretReplaced e) => s with { SignIn = e.SignIn, ChangedAt = e.At, Version = s.Version + 1 },
        ({ } s, AlertSourceRemoved e) => s with { RemovedAt = e.At, ChangedAt = e.At, Version = s.Version + 1 },
        _ => throw new InvalidOperationException($"{@event} cannot follow {source}."),
    };

    public static Decision<AlertSourceEvent> Make(Guid key, TenantId tenant, string named, SourceSignIn signIn, AlertMapping mapping, DateTimeOffset now) =>
        WhyNot(named, mapping) is { } refusal ? refusal : new AlertSourceMade(key, tenant, named.Trim(), signIn, mapping, now);

    public static Decision<AlertSourceEvent> Change(AlertSource source, string named, AlertMapping mapping, DateTimeOffset now)
    {
        if (source.RemovedAt is not null) return SourceRefusals.NotFound;
        if (WhyNot(named, mapping) is { } refusal) return refusal;
        return source.Name == named.Trim() && MappingText.Of(source.Mapping) == MappingText.Of(mapping) ? [] : new AlertSourceChanged(named.Trim(), mapping, now);
    }

    public static Decision<AlertSourceEvent> ReplaceSecret(AlertSource source, SourceSignIn signIn, DateTimeOffset now) => source.RemovedAt is null ? new AlertSourceSecretReplaced(signIn, now) : SourceRefusals.NotFound;

    public static Decision<AlertSourceEvent> Remove(AlertSource source, DateTimeOffset now) => source.RemovedAt is null ? new AlertSourceRemoved(now) : SourceRefusals.NotFound;

    private static Refusal? WhyNot(string named, AlertMapping mapping)
    {
        if (named.Trim().Length is 0 or > LongestName) return SourceRefusals.Nameless;
        return Domain.Sources.Mapping.Of(mapping, out var faults) is null ? SourceRefusals.BadMapping(faults) : null;
    }
}

/// <summary>A mapping as it is kept, by which two are the same or not.</summary>
internal static class MappingText
{
    public static string Of(AlertMapping mapping) => System.Text.Json.JsonSerializer.Serialize(mapping, JournalEntry.Json);
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(AlertSourceMade), "alert-source.created.v1")]
[JsonDerivedType(typeof(AlertSourceChanged), "alert-source.changed.v1")]
[JsonDerivedType(typeof(AlertSourceSecretReplaced), "alert-source.secret-replaced.v1")]
[JsonDerivedType(typeof(AlertSourceRemoved), "alert-source.removed.v1")]
internal abstract record AlertSourceEvent(DateTimeOffset At);

internal sealed record AlertSourceMade(Guid SourceId, TenantId Tenant, string Name, SourceSignIn SignIn, AlertMapping Mapping, DateTimeOffset At) : AlertSourceEvent(At);
internal sealed record AlertSourceChanged(string Name, AlertMapping Mapping, DateTimeOffset At) : AlertSourceEvent(At);

/// <summary>What the source posts is known by another secret from now on, which is not said here.</summary>
internal sealed record AlertSourceSecretReplaced(SourceSignIn SignIn, DateTimeOffset At) : AlertSourceEvent(At);

internal sealed record AlertSourceRemoved(DateTimeOffset At) : AlertSourceEvent(At);
