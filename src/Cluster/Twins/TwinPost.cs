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

    /// <summary>What each twin answers on the spot; null for one that cannot, and has not handled its signal.</summary>
    [Alias("answer")] Task<Parcel?[]> Answer(string kind, [Immutable] byte[] keys, Parcel signals, [Immutable] string?[]? traces);
}

/// <summary>One call brings the signals for many twins that live in this silo, or the keys of those that are to wake.</summary>
[Reentrant, AtHome, GrainType("twin-post")]
public sealed class TwinPost(IEnumerable<ITwinEngine> engines, IGrainFactory grains) : Grain, ITwinPost
{
    private const int RousedAtATime = 100;

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

    public Task<Parcel?[]> Answer(string kind, byte[] keys, Parcel signals, string?[]? traces) => Task.Run(() =>
    {
        var (engine, to) = (EngineOf(kind), Mail.Unpack(keys));
        var (told, answers) = (engine.Unpack(signals), new Parcel?[to.Length]);
        for (var i = 0; i < to.Length; i++)
        {
            using var span = TwinParcel.Continue(kind, traces?[i]);
            if (engine.TryAnswer(to[i], told[i], traced: true, out var reply)) answers[i] = new(reply, (told[i] as IAsk)?.ReplyType ?? typeof(object));
        }

        return answers;
    });

    public Task Rouse(string kind, byte[] keys) => Task.Run(() =>
    {
        var engine = EngineOf(kind);
        return Parallel.ForEachAsync(Mail.Unpack(keys).Where(key => !engine.IsLiving(key)), new ParallelOptions { MaxDegreeOfParallelism = RousedAtATime },
            (key, _) => new ValueTask(grains.Twin(kind, key).Rouse()));
    });

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
