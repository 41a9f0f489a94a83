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

    /// <summary>Gives the signal to the twin, bringing it to life here if need be; in a span of its own if it is to be traced.</summary>
    ValueTask<object?> Handle(TwinKey key, object signal, bool traced, CancellationToken ct);

    /// <summary>Gives the signal to a twin that is alive here, in a span of its own if it is to be traced; false when it is not.</summary>
    bool TryHandle(TwinKey key, object signal, bool traced, CancellationToken ct, out ValueTask<object?> reply);

    /// <summary>Has a twin that is alive here and free handle the signal at once; false when it is not or throws, and then it is as it was.</summary>
    bool TryAnswer(TwinKey key, object signal, bool traced, out object? reply);

    /// <summary>Twins of the kind, wherever they live, that want to wake before this time.</summary>
    Task<IReadOnlyList<TwinKey>> Due(DateTimeOffset before, CancellationToken ct);
}

/// <summary>Decides which process a twin lives in. A process on its own hosts every twin anyone speaks to.</summary>
public interface ITwinHome
{
    bool Owns(TwinKey key) => true;

    /// <summary>Whether what changed here may be saved: not once twins are known to live elsewhere, where they are saved.</summary>
    bool Saves => true;

    /// <summary>Whether this process itself looks for twins at rest that are due to wake; somebody rouses them otherwise.</summary>
    bool RousesDue => true;

    /// <summary>Whether it is certain that no other process is the home of this one's twins by now. While it is not, they do nothing to the world.</summary>
    bool IsCertain => true;

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

    /// <summary>Twins that lived in another process live here from now on: those with something to wake for are roused.</summary>
    void MoveIn();

    /// <summary>Drains, then gives up what cannot be finished.</summary>
    Task Stop(CancellationToken ct);
}
