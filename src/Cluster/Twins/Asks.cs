using System.Collections.Concurrent;
using System.Diagnostics;
using Orleans;
using Orleans.Runtime;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Cluster.Twins;

/// <summary>
/// Signals on their way to twins in one silo. While nothing else is under way one goes by itself, which is soonest; those that come meanwhile travel together, because a call costs
/// several times what the twin takes. Nobody waits for another's twin: one that could not answer on the spot is called by itself.
/// </summary>
internal sealed class Asks(ITwinEngine engine, ITwinPost post, SiloAddress silo, Homes homes)
{
    private const int Parcels = 2, MostInParcel = 100;

    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private int _alone, _parcels;

    private sealed class Waiting(TwinKey key, object signal) : TaskCompletionSource<Parcel?>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public TwinKey Key => key;
        public object Signal => signal;
        public string? Trace { get; } = Activity.Current?.Id;
    }

    /// <summary>The answer; null when the twin could not give it on the spot, and has not handled the signal.</summary>
    public Task<Parcel?> Ask(TwinKey key, object signal)
    {
        if (Volatile.Read(ref _parcels) == 0 && Interlocked.CompareExchange(ref _alone, 1, 0) == 0) return Alone(key, signal);
        var waiting = new Waiting(key, signal);
        _waiting.Enqueue(waiting);
        Send();
        return waiting.Task;
    }

    private async Task<Parcel?> Alone(TwinKey key, object signal)
    {
        try { return await post.Answer(engine.Kind, key.Tenant.Value, key.Id, new(signal, engine.SignalType), Activity.Current?.Id).AsTask().WaitAsync(homes.EndOf(silo)); }
        finally { Volatile.Write(ref _alone, 0); }
    }

    private void Send()
    {
        while (!_waiting.IsEmpty)
        {
            if (Interlocked.Increment(ref _parcels) <= Parcels) _ = SendParcel();
            else if (Interlocked.Decrement(ref _parcels) >= Parcels) return; // whichever comes back sends the next
        }
    }

    private async Task SendParcel()
    {
        var parcel = new List<Waiting>();
        while (parcel.Count < MostInParcel && _waiting.TryDequeue(out var next)) parcel.Add(next);
        try
        {
            if (parcel.Count > 0)
            {
                var traces = parcel.Exists(one => one.Trace is not null) ? parcel.ConvertAll(one => one.Trace).ToArray() : null;
                var answers = await post.AnswerAll(engine.Kind, Mail.Pack(parcel.Select(one => one.Key)), engine.Pack([.. parcel.Select(one => one.Signal)]), traces).WaitAsync(homes.EndOf(silo));
                for (var i = 0; i < parcel.Count; i++) parcel[i].SetResult(answers[i]);
                await Task.Yield(); // those who were answered ask again now: let them travel together, and not the first of them alone and the others in its wake
            }
        }
        catch (Exception e)
        {
            foreach (var one in parcel) one.TrySetException(e);
        }
        finally
        {
            Interlocked.Decrement(ref _parcels);
            Send();
        }
    }
}
