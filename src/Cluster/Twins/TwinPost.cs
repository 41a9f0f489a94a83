using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Platform.Hosting.Twins;
using Platform.Hosting.Twins.Shared;
using Platform.Twins;

namespace Platform.Cluster.Twins;

/// <summary>A silo's post office, by the silo's address.</summary>
[Alias("platform.twin-post")]
public interface ITwinPost : IGrainWithStringKey
{
    [Alias("deliver")] Task Deliver(string kind, [Immutable] byte[] keys, Parcel signals, string? trace);
    [Alias("rouse")] Task Rouse(string kind, [Immutable] byte[] keys);

    /// <summary>What the twin answers on the spot; null when it cannot, and has not handled the signal.</summary>
    [Alias("answer-one")] ValueTask<Parcel?> Answer(string kind, Guid tenant, Guid id, Parcel signal, string? trace);

    /// <summary>The same for many twins.</summary>
    [Alias("answer")] Task<Parcel?[]> AnswerAll(string kind, [Immutable] byte[] keys, Parcel signals, [Immutable] string?[]? traces);
}

/// <summary>One call brings the signals for many twins that live in this silo, or the keys of those that are to wake.</summary>
[Reentrant, AtHome, GrainType("twin-post")]
public sealed class TwinPost(IEnumerable<ITwinEngine> engines, IGrainFactory grains) : Grain, ITwinPost
{
    private const int RousedAtATime = 500;

    public static readonly GrainType Type = GrainType.Create("twin-post");

    // Off the grain's scheduler, so that several batches are sorted at once; each twin keeps its own order.
    public Task Deliver(string kind, byte[] keys, Parcel signals, string? trace) => Task.Run(() =>
    {
        using var span = TwinParcel.Continue(kind, trace);
        var engine = EngineOf(kind);
        var pending = new Pending();
        foreach (var absent in engine.TellHere(Mail.Unpack(keys).Zip(engine.Unpack(signals)), ref pending).GroupBy(told => told.Key, told => told.Signal))
            pending.Add(PassOn(grains.Twin(kind, absent.Key), engine.Pack([.. absent]), trace));
        return pending.All().AsTask();
    });

    public ValueTask<Parcel?> Answer(string kind, Guid tenant, Guid id, Parcel signal, string? trace)
    {
        var engine = EngineOf(kind);
        return new(Answer(engine, new(new(tenant), id), signal.Open(engine.SignalType)!, trace));
    }

    public Task<Parcel?[]> AnswerAll(string kind, byte[] keys, Parcel signals, string?[]? traces) => Task.Run(() =>
    {
        var (engine, to) = (EngineOf(kind), Mail.Unpack(keys));
        var told = engine.Unpack(signals);
        return to.Select((key, i) => Answer(engine, key, told[i], traces?[i])).ToArray();
    });

    public Task Rouse(string kind, byte[] keys) => Task.Run(() =>
    {
        var engine = EngineOf(kind);
        return Parallel.ForEachAsync(Mail.Unpack(keys).Where(key => !engine.IsLiving(key)), new ParallelOptions { MaxDegreeOfParallelism = RousedAtATime },
            (key, _) => new ValueTask(grains.Twin(kind, key).Rouse()));
    });

    private static Parcel? Answer(ITwinEngine engine, TwinKey key, object signal, string? trace)
    {
        using var span = TwinParcel.Continue(engine.Kind, trace);
        return engine.TryAnswer(key, signal, traced: true, out var reply) ? new(reply, (signal as IAsk)?.ReplyType ?? typeof(object)) : null;
    }

    // It is made again here and not by the sender, because the others of its batch have been told.
    private static async Task PassOn(ITwinGrain twin, Parcel signals, string? trace)
    {
        for (var patience = new Patience(); ; await patience.Pause(CancellationToken.None))
            try
            {
                await twin.HandleAll(signals, trace);
                return;
            }
            catch (Exception e) when (patience.Allows(e, CancellationToken.None)) { }
            catch (Exception e) when (Patience.IsLoss(e)) { throw new TwinBusyException($"{twin.GetGrainId()} could not be reached: {e.Message}"); }
    }

    private ITwinEngine EngineOf(string kind) => engines.First(engine => engine.Kind == kind);
}
