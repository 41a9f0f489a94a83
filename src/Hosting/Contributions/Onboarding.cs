using Microsoft.Extensions.DependencyInjection;

namespace Platform.Hosting.Contributions;

/// <summary>A first step of a new tenant. Nobody ticks it off: it is done when it has happened.</summary>
public interface IOnboardingStep
{
    /// <summary>Its name in the answer: "device".</summary>
    string Id { get; }

    /// <summary>Lower comes first.</summary>
    int Order { get; }

    /// <summary>When the tenant did it, not counting sample data; null while it has not.</summary>
    Task<DateTimeOffset?> DoneAt(TenantId tenant, CancellationToken ct);
}

/// <summary>A step that is done when an event has been told for the <paramref name="Nth"/> time.</summary>
public sealed record FirstFact(string Id, int Order, string EventKind, int Nth = 1);

/// <summary>
/// A module's share of the sample data: believable records a new tenant may look at, and take away again. Both run in a scope whose actor is
/// <see cref="SampleData.Actor"/>, so that the journal tells sample records from others.
/// </summary>
public interface ISampleData
{
    /// <summary>Lower is added first and removed last: places before the things in them.</summary>
    int Order { get; }

    Task Add(CancellationToken ct);

    /// <summary>How many of these records are still there.</summary>
    Task<int> Count(IReadOnlyList<Guid> records, CancellationToken ct);

    /// <summary>Removes those of these records that are the module's.</summary>
    Task Remove(IReadOnlyList<Guid> records, CancellationToken ct);
}

public static class SampleData
{
    /// <summary>Who makes sample records: in the journal, and so in every timeline.</summary>
    public static readonly ActorId Actor = new(Guid.Parse("5a3b1e00-0000-7000-8000-000000000000"));

    public const string ActorName = "Sample data";
}

public static class OnboardingRegistration
{
    /// <summary>Adds a step that is done when an event was told.</summary>
    public static IServiceCollection AddOnboardingStep(this IServiceCollection services, string id, int order, string eventKind, int nth = 1) =>
        services.AddSingleton(new FirstFact(id, order, eventKind, nth));
}
