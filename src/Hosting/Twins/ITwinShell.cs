using Platform.Twins;

namespace Platform.Hosting.Twins;

/// <summary>What a kind of twin needs from the world. A module writes one; the engine batches the calls.</summary>
public interface ITwinShell<TTwin> where TTwin : class
{
    /// <summary>Brings twins back: their snapshots, plus whatever happened since. One place per key; null for a thing never seen.</summary>
    Task<TTwin?[]> Load(IReadOnlyList<TwinKey> keys, CancellationToken ct);

    /// <summary>
    /// Write-behind, one call at a time, each twin at most once per call. A snapshot never runs ahead of its effects: if we die
    /// before they are done, replay emits them again.
    /// </summary>
    Task Save(IReadOnlyList<Snapshot<TTwin>> snapshots, CancellationToken ct);

    /// <summary>Twins at rest whose wake-up comes before this time.</summary>
    Task<IReadOnlyList<TwinKey>> Due(DateTimeOffset before, CancellationToken ct);

    /// <summary>Carries out one effect; retried until it succeeds. It runs outside the twin's turn, so it may speak to any twin, its own included.</summary>
    Task Run(TwinKey key, Effect effect, CancellationToken ct);
}

/// <summary>A twin as it was between two signals, with when it next wants to wake.</summary>
public readonly record struct Snapshot<TTwin>(TwinKey Key, TTwin Twin, DateTimeOffset? WakeAt);
