using System.Collections.Concurrent;
using System.Diagnostics;
using Orleans;
using Orleans.Runtime;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Cluster.Twins;

/// <summary>
/// Signals on their way to twins in one silo. A few go by themselves, which is soonest; those that come while these are under way travel together, because a call costs several times
/// what the twin takes. Nobody waits for another's twin: one that could not answer on the spot is called by itself.
/// </summary>
internal sealed class Asks(ITwinEngine engine, ITwinPost post, SiloAddress silo, Homes homes)
{
    private const int Alone = 2, Parcels = 1, MostInParcel = 100;

    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private int _alone, _parcels;

    private sealed class Waiting(TwinKey key, object signal) : TaskCompletionSource<Parcel?>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public TwinKey Key => key;
        public object Signal => signal;
        public string? Trace { get; } = Activity.Current?.Id;
    }

    /// <summary>Whether one more may go by itself; it says when it is back.</summary>
    public bool TryGoAlone()
    {
        if (Volatile.Read(ref _alone) >= Alone) return false;
        Interlocked.Increment(ref _alone);
        return true;
    }

    public void Back() => Interlocked.Decrement(ref _alone);

    /// <summary>The answer; null when the twin could not give it on the spot, and has not handled the signal.</summary>
    public Task<Parcel?> Join(TwinKey key, object signal)
    {
        var waiting = new Waiting(key, signal);
        _waiting.Enqueue(waiting);
        Send();
        return waiting.Task;
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
                var answers = await post.Answer(engine.Kind, Mail.Pack(parcel.Select(one => one.Key)), engine.Pack([.. parcel.Select(one => one.Signal)]), traces).WaitAsync(homes.EndOf(silo));
                for (var i = 0; i < parcel.Count; i++) parcel[i].SetResult(answers[i]);
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
