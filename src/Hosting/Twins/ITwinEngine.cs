using Platform.Twins;

namespace Platform.Hosting.Twins;

/// <summary>One kind's living twins in this process, as a transport sees them.</summary>
public interface ITwinEngine
{
    string Kind { get; }
    Type SignalType { get; }

    /// <summary>Brings the twin to life here, once, whoever asks.</summary>
    Task Adopt(TwinKey key, CancellationToken ct);

    /// <summary>Lets the twin go: handles what waits, finishes its effects, saves it, forgets it.</summary>
    Task Release(TwinKey key, CancellationToken ct);

    bool IsLiving(TwinKey key);

    /// <summary>Gives the signal to a twin that is alive here; false when it is not.</summary>
    bool TryHandle(TwinKey key, object signal, CancellationToken ct, out ValueTask<object?> reply);
}

/// <summary>Decides which process a twin lives in. A process on its own hosts every twin anyone speaks to.</summary>
public interface ITwinHome
{
    bool Owns(TwinKey key) => true;

    /// <summary>Brings a twin to life where it belongs.</summary>
    Task Rouse(ITwinEngine engine, TwinKey key, CancellationToken ct) => engine.Adopt(key, ct);

    /// <summary>Lets a twin rest: saved, out of memory, until someone speaks to it or its wake-up comes.</summary>
    Task Rest(ITwinEngine engine, TwinKey key, CancellationToken ct) => engine.Release(key, ct);
}

internal sealed class AloneAtHome : ITwinHome;

/// <summary>An engine as the process that hosts it sees it.</summary>
internal interface IHostedEngine : ITwinEngine
{
    void Start();

    /// <summary>Drains, then gives up what cannot be finished.</summary>
    Task Stop(CancellationToken ct);
}
