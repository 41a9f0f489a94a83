namespace Platform;

/// <summary>State that is only ever changed by folding events.</summary>
public interface IEntity<TSelf, TEvent> where TSelf : class, IEntity<TSelf, TEvent>
{
    /// <summary>The record's name in the journal, in refusals and in traces: "ticket".</summary>
    static abstract string Kind { get; }

    Guid Key { get; }
    TenantId Tenant { get; }

    /// <summary>How many events made it; the ETag.</summary>
    int Version { get; }

    static abstract TSelf Evolve(TSelf? state, TEvent @event);
}
