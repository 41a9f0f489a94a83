using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Platform;

/// <summary>What a rule concluded: facts to record, or a named refusal. An empty list means "already so".</summary>
[CollectionBuilder(typeof(Decision), nameof(Decision.Of))]
public readonly struct Decision<TEvent> : IEnumerable<TEvent>, IEquatable<Decision<TEvent>>
{
    private readonly ImmutableArray<TEvent> _events;

    internal Decision(ImmutableArray<TEvent> events) => _events = events;
    private Decision(Refusal refusal) => Refusal = refusal;

    public Refusal? Refusal { get; }
    public ImmutableArray<TEvent> Events => _events.IsDefault ? [] : _events;

    public static implicit operator Decision<TEvent>(TEvent @event) => new([@event]);
    public static implicit operator Decision<TEvent>(Refusal refusal) => new(refusal);

    public IEnumerator<TEvent> GetEnumerator() => Events.AsEnumerable().GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(Decision<TEvent> other) => Refusal == other.Refusal && Events.SequenceEqual(other.Events);
    public override bool Equals(object? obj) => obj is Decision<TEvent> other && Equals(other);
    public override int GetHashCode() => HashCode.Combine(Refusal, Events.Length);
    public static bool operator ==(Decision<TEvent> left, Decision<TEvent> right) => left.Equals(right);
    public static bool operator !=(Decision<TEvent> left, Decision<TEvent> right) => !left.Equals(right);
}

public static class Decision
{
    public static Decision<TEvent> Of<TEvent>(ReadOnlySpan<TEvent> events) => new([.. events]);
}
