using System.Runtime.InteropServices;
using Orleans;
using Orleans.Runtime;
using Platform.Twins;

namespace Platform.Cluster.Twins;

/// <summary>
/// Where a twin lives when it has the choice: rendezvous hashing, so that sender and receiver agree without asking, and a silo
/// that comes or goes moves only its own share. A hint, not a promise: the grain directory decides, a wrong guess costs one call more.
/// </summary>
public sealed class Homes(IGrainFactory grains)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private volatile SiloAddress[] _silos = [];
    private long _lookedAt;

    /// <summary>The silos as of a moment ago. Nobody but the first caller waits: an old list is only a worse guess.</summary>
    public ValueTask<SiloAddress[]> Silos()
    {
        if (_silos is []) return new(Look());
        if (Environment.TickCount64 - Interlocked.Read(ref _lookedAt) > Fresh.TotalMilliseconds) _ = Look().ContinueWith(looked => looked.Exception, TaskScheduler.Default);
        return new(_silos);
    }

    public static SiloAddress Of(TwinKey key, IReadOnlyList<SiloAddress> silos)
    {
        var words = MemoryMarshal.Cast<TwinKey, ulong>(new ReadOnlySpan<TwinKey>(in key));
        var hash = Mix(words[0] ^ words[2]) ^ Mix(words[1] ^ words[3]);
        var (best, most) = (silos[0], 0UL);
        foreach (var silo in silos)
            if (Mix(hash ^ (uint)silo.GetConsistentHashCode()) is var weight && weight >= most) (best, most) = (silo, weight);
        return best;
    }

    private async Task<SiloAddress[]> Look()
    {
        Interlocked.Exchange(ref _lookedAt, Environment.TickCount64);
        return _silos = [.. (await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true)).Keys];
    }

    private static ulong Mix(ulong x) // splitmix64
    {
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
        x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
        return x ^ (x >> 31);
    }
}
