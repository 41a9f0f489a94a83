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

    /// <summary>Twins that lived in another process live here from now on; that one may have been unreachable for a while.</summary>
    void MovedIn() { }

    /// <summary>Carries out one effect; retried until it succeeds. It runs outside the twin's turn, so it may speak to any twin, its own included.</summary>
    Task Run(TwinKey key, Effect effect, CancellationToken ct);

    /// <summary>How many effects may be under way at a time, where many travel together; as many as <see cref="TwinOptions.Effects"/> says when null.</summary>
    int? EffectsAtATime => null;

    /// <summary>The twin as it is kept in memory between two signals, once it is saved: as small as it gets, and of a type that is not the twin's.</summary>
    object Pack(TTwin twin) => twin;

    /// <summary>Exactly the twin that was packed.</summary>
    TTwin Unpack(object packed) => (TTwin)packed;
}

/// <summary>A twin as it was between two signals, with when it next wants to wake.</summary>
public readonly record struct Snapshot<TTwin>(TwinKey Key, TTwin Twin, DateTimeOffset? WakeAt);
