using Orleans;
using Orleans.Runtime;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Cluster.Twins;

/// <summary>The same port over a cluster: straight to a twin that lives in this process, else through its grain; batches by silo.</summary>
internal sealed class OrleansTwins<TSignal>(IServiceProvider services, IGrainFactory grains, Homes homes) : ITwins<TSignal> where TSignal : class
{
    // Looked for when it is first spoken to: engines are made of shells, and a shell may speak to twins of another kind.
    private readonly Lazy<ITwinEngine> _found = new(() => services.GetServices<ITwinEngine>().Single(engine => engine.SignalType == typeof(TSignal)));

    private ITwinEngine Engine => _found.Value;

    public ValueTask<TReply> Ask<TReply>(TwinKey key, IAsk<TSignal, TReply> question, CancellationToken ct = default) =>
        Handle(key, (TSignal)question, typeof(TReply), ct).As<TReply>();

    public ValueTask Tell(TwinKey key, TSignal signal, CancellationToken ct = default) => Handle(key, signal, typeof(object), ct).Done();

    public async ValueTask TellMany(IReadOnlyList<(TwinKey Key, TSignal Signal)> signals, CancellationToken ct = default)
    {
        var silos = await homes.Silos();
        var pending = new Pending();
        foreach (var mail in Engine.TellHere(signals.Select(told => (told.Key, (object)told.Signal)), ref pending).GroupBy(told => Homes.Of(told.Key, silos)))
            pending.Add(grains.PostOf(mail.Key).Deliver(Engine.Kind, Mail.Pack(mail.Select(told => told.Key)), Engine.Pack([.. mail.Select(told => told.Signal)])));
        await (ct.CanBeCanceled ? new ValueTask(pending.All().AsTask().WaitAsync(ct)) : pending.All());
    }

    private ValueTask<object?> Handle(TwinKey key, TSignal signal, Type replyType, CancellationToken ct) =>
        Engine.TryHandle(key, signal, traced: true, ct, out var reply) ? reply : FromAfar(key, signal, replyType, ct);

    private async ValueTask<object?> FromAfar(TwinKey key, TSignal signal, Type replyType, CancellationToken ct)
    {
        var call = grains.Twin(Engine.Kind, key).Handle(new Parcel(signal, typeof(TSignal)));
        try { return (await (ct.CanBeCanceled ? new(call.AsTask().WaitAsync(ct)) : call)).Open(replyType); }
        catch (LimitExceededException) { throw new TwinBusyException($"{Engine.Kind} {key} has too many signals waiting; try again later."); }
    }
}
