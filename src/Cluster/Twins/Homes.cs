using System.Runtime.InteropServices;
using Orleans;
using Orleans.Runtime;
using Platform.Twins;

namespace Platform.Cluster.Twins;

/// <summary>
/// Where a twin lives when it has the choice: rendezvous hashing, so that sender and receiver agree without asking, and a silo
/// that comes or goes moves only its own share. A hint, not a promise: the grain directory decides, a wrong guess costs one call more.
/// It is also known here which silos died: who waits for an answer from one of them waits in vain.
/// </summary>
internal sealed class Homes(IGrainFactory grains, IServiceProvider services, ILogger<Homes> log) : IDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250), LongestLook = TimeSpan.FromMilliseconds(500), Underway = TimeSpan.FromMilliseconds(250);

    private readonly bool _isClient = services.GetService<ISiloStatusOracle>() is null;

    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _beginning = new();
    private volatile Dictionary<SiloAddress, CancellationTokenSource> _ends = [];
    private volatile SiloAddress[] _silos = [];
    private volatile Task? _first;

    /// <summary>Silos died, with the twins that lived in them.</summary>
    public event Action? Died;

    /// <summary>The silos as of a moment ago. Nobody but the first callers waits: an old list is only a worse guess.</summary>
    public ValueTask<SiloAddress[]> Silos() => _silos is { Length: > 0 } silos ? new(silos) : new(First());

    /// <summary>
    /// Cancelled once the silo is known to be dead; not while it only leaves, because then it answers yet. In a client also a moment after any other died: what it asks a silo may
    /// have gone by way of that one.
    /// </summary>
    public CancellationToken EndOf(SiloAddress silo) => _ends.TryGetValue(silo, out var end) ? end.Token : new(canceled: true); // it was in a list of silos a moment ago

    /// <summary>Where the twin ought to live; null as long as that is not known.</summary>
    public SiloAddress? Of(TwinKey key)
    {
        if (_silos is { Length: > 0 } silos) return Of(key, silos);
        _ = First();
        return null;
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

    public void Dispose() => _stopping.Cancel();

    private async Task<SiloAddress[]> First()
    {
        lock (_beginning)
            if (_first is null or { IsFaulted: true } or { IsCanceled: true })
            {
                _first = Look();
                _ = LookOn(_first);
            }

        await _first;
        return _silos;
    }

    private async Task LookOn(Task first)
    {
        await first; // who asked learns that it failed, and asks again
        while (!_stopping.IsCancellationRequested)
        {
            await Task.Delay(BetweenLooks, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try { await Look(); }
            catch (Exception e) { log.LogDebug(e, "The cluster did not say who belongs to it; it is asked again."); }
        }
    }

    private async Task Look()
    {
        // The grain that is asked may have lived in the silo that died: the next time it is asked, it lives elsewhere.
        var hosts = await grains.GetGrain<IManagementGrain>(0).GetHosts().WaitAsync(LongestLook, _stopping.Token);
        if (hosts.Where(host => host.Value == SiloStatus.Active).Select(host => host.Key).ToArray() is not { Length: > 0 } active) return;
        var (before, ends) = (_ends, new Dictionary<SiloAddress, CancellationTokenSource>());
        foreach (var silo in active.Concat(before.Keys.Where(silo => hosts.TryGetValue(silo, out var status) && status != SiloStatus.Dead)).Distinct())
            ends[silo] = before.GetValueOrDefault(silo) ?? new();
        var died = before.Keys.Except(ends.Keys).ToArray();
        if (_isClient && died.Length > 0)
            foreach (var silo in before.Keys.Intersect(ends.Keys)) ends[silo] = new();
        (_ends, _silos) = (ends, active);
        foreach (var (silo, end) in before)
            if (died.Contains(silo)) await end.CancelAsync();
            else if (ends[silo] != end) end.CancelAfter(Underway);
        if (died.Length > 0) Died?.Invoke();
    }

    private static ulong Mix(ulong x) // splitmix64
    {
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
        x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
        return x ^ (x >> 31);
    }
}
