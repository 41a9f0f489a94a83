namespace Platform.Hosting.Bus;

/// <summary>Tells other modules what happened in this one.</summary>
public interface IFacts
{
    /// <summary>Publishes facts of one tenant, in order: all or none of one kind.</summary>
    ValueTask Publish(TenantId tenant, IReadOnlyList<Publication> facts, CancellationToken ct);
}

/// <summary>A fact about to be published.</summary>
/// <param name="Fact">A type named with AddFact.</param>
/// <param name="Session">What keeps its order: the id of the record it is about.</param>
/// <param name="Id">The same for the same fact, however often it is published: the id of the journal entry it follows from.</param>
/// <param name="Trace">W3C traceparent of the cause; the current trace when null.</param>
public sealed record Publication(object Fact, string Session, Guid Id, string? Trace = null);

public static class FactExtensions
{
    public static ValueTask Publish<TFact>(this IFacts facts, TenantId tenant, TFact fact, string session, Guid id, CancellationToken ct, string? trace = null)
        where TFact : class => facts.Publish(tenant, [new(fact, session, id, trace)], ct);
}
