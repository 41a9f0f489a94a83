namespace Platform.Hosting.Journal;

/// <summary>Follows every change of every record, at least once and in order within a tenant. A singleton; it opens scopes of its own.</summary>
public interface ISubscription
{
    /// <summary>Names its checkpoint, so it never changes: "devices.facts".</summary>
    string Name { get; }

    /// <summary>The kinds of record it wants to hear of ("device"); empty for all.</summary>
    IReadOnlyList<string> StreamKinds => [];

    /// <summary>Where it begins when it runs for the first time.</summary>
    StartFrom Start => StartFrom.Beginning;

    /// <summary>
    /// Handles changes of one tenant, in order. Other tenants' changes are handled meanwhile. When it throws, the changes come again,
    /// one by one, and one that keeps failing is parked: what was handled before must do no harm when it is handled again.
    /// </summary>
    Task Handle(IReadOnlyList<Entry> entries, CancellationToken ct);
}

/// <summary>Whether a new subscription hears of what was recorded before it existed. Now begins with the oldest transaction under way, so it may hear of a moment before.</summary>
public enum StartFrom { Beginning, Now }
