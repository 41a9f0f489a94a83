using Orleans;
using Orleans.Runtime;
using Platform.Twins;

namespace Platform.Cluster.Twins;

/// <summary>
/// The grains of a kind that were spoken to lately. Making a reference takes a key's text, its hash and a few hundred bytes: a tenth of a call. A reference says who, and never
/// where, so one that was kept is as good as a new one; two twins that share a slot only make theirs anew.
/// </summary>
internal sealed class TwinReferences(IGrainFactory grains, string kind)
{
    private const int Slots = 16_384; // a power of two

    private readonly Entry?[] _entries = new Entry?[Slots];

    private sealed record Entry(TwinKey Key, ITwinGrain Grain);

    public ITwinGrain Of(TwinKey key)
    {
        ref var slot = ref _entries[key.Id.GetHashCode() & (Slots - 1)];
        if (slot is { } known && known.Key == key) return known.Grain;
        var entry = new Entry(key, grains.Twin(kind, key));
        slot = entry;
        return entry.Grain;
    }
}
