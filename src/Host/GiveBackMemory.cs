namespace Platform.Host;

/// <summary>
/// Gives the system back what a burst made this process take, once it is calm, and keeps the little that goes on then from taking it again. The collector by itself keeps
/// what it has until it has collected some twenty times more, and where little goes on that may be tomorrow.
/// </summary>
internal sealed class GiveBackMemory(TimeProvider time) : BackgroundService
{
    private const long Mega = 1 << 20, Worth = 96 * Mega, Burst = 256 * Mega;

    /// <summary>What is allocated between two looks where it is calm, and where it is not busy.</summary>
    private const long Calm = 20 * Mega, Unhurried = 64 * Mega;

    /// <summary>A larger heap would have everybody wait for too long while it is packed.</summary>
    private const long Largest = 768 * Mega;

    /// <summary>What may lie about where it is not busy: the nursery is swept before it has grown by more.</summary>
    private const long Litter = 32 * Mega;

    /// <summary>Looks in a row that are to find it calm.</summary>
    private const int LongEnough = 4;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1), Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Look, time);
        var (before, given, swept, sweeps, calm) = (GC.GetTotalAllocatedBytes(), GC.GetTotalAllocatedBytes(), GC.GetTotalAllocatedBytes(), GC.CollectionCount(0), 0);
        for (var since = time.GetTimestamp() - time.TimestampFrequency * (long)Pause.TotalSeconds; await timer.WaitForNextTickAsync(ct);)
        {
            var now = GC.GetTotalAllocatedBytes();
            var allocated = now - before;
            (before, calm) = (now, allocated < Calm ? calm + 1 : 0);
            if (sweeps != GC.CollectionCount(0)) (sweeps, swept) = (GC.CollectionCount(0), now);
            // Soon after it was given back it is worth it only for what another burst took.
            if (calm >= LongEnough && (now - given > Burst || time.GetElapsedTime(since) > Pause) && IsWorthIt(GC.GetGCMemoryInfo(GCKind.Any)))
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                (given, since) = (now, time.GetTimestamp());
            }
            else if (allocated < Unhurried && now - swept > Litter) GC.Collect(0, GCCollectionMode.Forced, blocking: true);
        }
    }

    // What the heap has of the system is much more than what it holds.
    private static bool IsWorthIt(GCMemoryInfo heap)
    {
        var held = heap.HeapSizeBytes - heap.FragmentedBytes;
        return held < Largest && heap.TotalCommittedBytes - held > Math.Max(Worth, held / 2);
    }
}
