using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Hosting.Data;

/// <summary>One fact about one record: what changed, who did it, when, and in whose trace.</summary>
public sealed record JournalEntry
{
    // jsonb does not keep key order, so the type tag may come back anywhere in the object.
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { AllowOutOfOrderMetadataProperties = true };

    public required TenantId Tenant { get; init; }
    public required string StreamKind { get; init; }
    public required Guid StreamId { get; init; }
    public required int Version { get; init; }

    /// <summary>The event's name and version: "ticket.escalated.v1".</summary>
    public required string Kind { get; init; }

    public required string Data { get; init; }
    public required ActorId Actor { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>W3C traceparent of the call that caused it.</summary>
    public string? Trace { get; init; }

    /// <summary>The network address the change was asked from; sealed with the actor's key while it is in the journal.</summary>
    public string? Address { get; init; }

    /// <summary>The program it was asked with, as it named itself; sealed likewise.</summary>
    public string? Agent { get; init; }

    public TEvent Read<TEvent>() => JsonSerializer.Deserialize<TEvent>(Data, Json)!;
}

/// <summary>Events are named once, on their base type, by <see cref="JsonDerivedTypeAttribute"/>.</summary>
internal static class EventNames
{
    private static readonly ConcurrentDictionary<Type, string> Names = new();

    public static string Of<TEvent>(TEvent @event) where TEvent : notnull => Names.GetOrAdd(@event.GetType(), static type =>
        typeof(TEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().FirstOrDefault(a => a.DerivedType == type)?.TypeDiscriminator as string
        ?? throw new InvalidOperationException($"{type.Name} has no name: add [JsonDerivedType(typeof({type.Name}), \"noun.verbed.v1\")] to {typeof(TEvent).Name}."));
}
