using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Platform.Hosting.Twins;
using Platform.Hosting.Twins.Shared;
using Platform.Twins;

namespace Platform.Cluster.Twins;

/// <summary>How a twin is spoken to through the cluster.</summary>
[Alias(Name), GrainInterfaceType(Name)]
public interface ITwinGrain : IGrainWithStringKey
{
    const string Name = "platform.twin";

    [Alias("handle")] ValueTask<Parcel> Handle(Parcel signal, Guid tenant, string? trace);
    [Alias("handle-all")] Task HandleAll(Parcel signals, string? trace);
    [Alias("rouse")] Task Rouse();
    [Alias("rest")] Task Rest();
}

/// <summary>
/// A lease: Orleans decides where a twin lives, our engine decides how. The activation only holds the place; it keeps no state, no
/// timer and no order of its own, so signals that reach the engine by a shorter way are as good as those that come through here.
/// </summary>
[Reentrant, KeepAlive, AtHome]
public abstract class TwinGrain(string kind, IEnumerable<ITwinEngine> engines, ITwinHome home) : Grain, ITwinGrain
{
    private readonly ITwinEngine _engine = engines.Single(engine => engine.Kind == kind);
    private TwinKey _key;

    public override Task OnActivateAsync(CancellationToken cancellationToken) => _engine.Adopt(_key = TwinKey.Parse(this.GetPrimaryKeyString()), cancellationToken);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _engine.Release(_key, cancellationToken);

    public ValueTask<Parcel> Handle(Parcel signal, Guid tenant, string? trace)
    {
        if (tenant != _key.Tenant.Value) throw new InvalidOperationException($"A call to {_engine.Kind} {_key} names another tenant: it was not made by the twins' own port.");
        using var span = TwinParcel.Continue(_engine.Kind, trace);
        var told = signal.Open(_engine.SignalType)!;
        var type = (told as IAsk)?.ReplyType ?? typeof(object);
        var reply = Handle(told, traced: true);
        return reply.IsCompletedSuccessfully ? new(new Parcel(reply.Result, type)) : Awaited(reply, type);

        static async ValueTask<Parcel> Awaited(ValueTask<object?> reply, Type type) => new(await reply, type);
    }

    public Task HandleAll(Parcel signals, string? trace)
    {
        using var span = TwinParcel.Continue(_engine.Kind, trace);
        // A batch looked for this twin at its home in vain: the cluster has changed. A mere deactivation would come back right here.
        if (!home.Owns(_key)) MigrateOnIdle();
        var pending = new Pending();
        foreach (var signal in _engine.Unpack(signals)) pending.Add(Handle(signal, traced: false));
        return pending.All().AsTask();
    }

    public Task Rouse() => Task.CompletedTask;

    public Task Rest()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private ValueTask<object?> Handle(object signal, bool traced) => _engine.TryHandle(_key, signal, traced, CancellationToken.None, out var reply)
        ? reply
        : throw new InvalidOperationException($"{_engine.Kind} {_key} is leaving this silo.");
}
