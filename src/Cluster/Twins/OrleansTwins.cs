using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Orleans;
using Orleans.Runtime;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Cluster.Twins;

/// <summary>The same port over a cluster: straight to a twin that lives in this process, else through its grain; batches by silo.</summary>
internal sealed class OrleansTwins<TSignal>(IServiceProvider services, IGrainFactory grains, Homes homes) : ITwins<TSignal> where TSignal : class
{
    // Looked for when it is first spoken to: engines are made of shells, and a shell may speak to twins of another kind.
    private readonly ConcurrentDictionary<SiloAddress, Asks> _asks = new();
    private readonly Lazy<(ITwinEngine Engine, TwinReferences Grains)> _found = new(() =>
    {
        var engine = services.GetServices<ITwinEngine>().Single(engine => engine.SignalType == typeof(TSignal));
        return (engine, new(grains, engine.Kind));
    });

    private ITwinEngine Engine => _found.Value.Engine;

    public ValueTask<TReply> Ask<TReply>(TwinKey key, IAsk<TSignal, TReply> question, CancellationToken ct = default) =>
        Engine.TryHandle(key, question, traced: true, ct, out var reply) ? reply.As<TReply>() : AskAfar<TReply>(key, (TSignal)question, ct);

    public ValueTask Tell(TwinKey key, TSignal signal, CancellationToken ct = default) =>
        Engine.TryHandle(key, signal, traced: true, ct, out var reply) ? reply.Done() : TellAfar(key, signal, ct);

    public async ValueTask TellMany(IReadOnlyList<(TwinKey Key, TSignal Signal)> signals, CancellationToken ct = default)
    {
        var pending = new Pending();
        if (Engine.TellHere(signals.Select(told => (told.Key, (object)told.Signal)), ref pending) is { Count: > 0 } afar) pending.Add(Post(afar, ct));
        await (ct.CanBeCanceled ? new ValueTask(pending.All().AsTask().WaitAsync(ct)) : pending.All());
    }

    private async Task Post(IEnumerable<(TwinKey Key, object Signal)> signals, CancellationToken ct)
    {
        var (silos, pending) = (await homes.Silos(), new Pending());
        foreach (var mail in signals.GroupBy(told => Homes.Of(told.Key, silos))) pending.Add(Deliver(mail.Key, [.. mail], ct));
        await pending.All();
    }

    private async Task Deliver(SiloAddress silo, (TwinKey Key, object Signal)[] mail, CancellationToken ct)
    {
        var (keys, signals, patience) = (Mail.Pack(mail.Select(told => told.Key)), Engine.Pack([.. mail.Select(told => told.Signal)]), new Patience());
        while (true)
        {
            try
            {
                await grains.PostOf(silo).Deliver(Engine.Kind, keys, signals, Activity.Current?.Id).WaitAsync(homes.EndOf(silo));
                return;
            }
            catch (Exception e) when (patience.Allows(e, ct)) { }
            catch (Exception e) when (Patience.IsLoss(e) && !ct.IsCancellationRequested) { throw Unreachable($"twins in {silo}", e); }

            await patience.Pause(ct);
            if ((await homes.Silos()).Contains(silo)) continue;
            await Post(mail, ct); // they live elsewhere, in several places
            return;
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<TReply> AskAfar<TReply>(TwinKey key, TSignal question, CancellationToken ct)
    {
        for (var patience = new Patience(); ; await patience.Pause(ct))
            try
            {
                var answer = homes.Of(key) is { } silo ? await AsksOf(silo).Ask(key, question).WaitAsync(ct) : null;
                return Replies.Read<TReply>((answer ?? await Call(key, question, ct)).Open(typeof(TReply)));
            }
            catch (LimitExceededException) { throw Busy(key); }
            catch (Exception e) when (patience.Allows(e, ct)) { }
            catch (Exception e) when (Patience.IsLoss(e) && !ct.IsCancellationRequested) { throw Unreachable(key.ToString(), e); }
    }

    private Asks AsksOf(SiloAddress silo) => _asks.TryGetValue(silo, out var known) ? known : _asks.GetOrAdd(silo, new Asks(Engine, grains.PostOf(silo), silo, homes));

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask TellAfar(TwinKey key, TSignal signal, CancellationToken ct)
    {
        for (var patience = new Patience(); ; await patience.Pause(ct))
            try
            {
                await Call(key, signal, ct);
                return;
            }
            catch (LimitExceededException) { throw Busy(key); }
            catch (Exception e) when (patience.Allows(e, ct)) { }
            catch (Exception e) when (Patience.IsLoss(e) && !ct.IsCancellationRequested) { throw Unreachable(key.ToString(), e); }
    }

    private Task<Parcel> Call(TwinKey key, TSignal signal, CancellationToken ct)
    {
        var answer = _found.Value.Grains.Of(key).Handle(new Parcel(signal, typeof(TSignal)), key.Tenant.Value, Activity.Current?.Id).AsTask()
            .WaitAsync(homes.Of(key) is { } silo ? homes.EndOf(silo) : CancellationToken.None);
        return ct.CanBeCanceled ? answer.WaitAsync(ct) : answer;
    }

    private TwinBusyException Unreachable(string who, Exception e) => new($"{Engine.Kind} {who} could not be reached while the cluster changes: {e.Message}");

    private TwinBusyException Busy(TwinKey key) => new($"{Engine.Kind} {key} has too many signals waiting; try again later.");
}
