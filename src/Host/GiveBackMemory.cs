namespace Platform.Host;

/// <summary>
/// Gives the system back what a burst made this process take, once it is calm, and keeps the little that goes on then from taking it again. The collector by itself keeps
/// what it has until it has collected some twenty times more, and where little goes on that may be tomorrow.
/// </summary>
internal sealed class GiveBackMemory(TimeProvider time) : BackgroundService
{
    private const long Mega = 1 << 20, Calm = 40 * Mega, Worth = 96 * Mega, Burst = 256 * Mega;

    /// <summary>A larger heap would have everybody wait for too long while it is packed.</summary>
    private const long Largest = 768 * Mega;

    /// <summary>What may lie about between two looks: the nursery is swept before it has grown by more.</summary>
    private const long Litter = 32 * Mega;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5), Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Look, time);
        var (before, given, swept) = (GC.GetTotalAllocatedBytes(), GC.GetTotalAllocatedBytes(), GC.GetTotalAllocatedBytes());
        for (var since = time.GetTimestamp() - time.TimestampFrequency * (long)Pause.TotalSeconds; await timer.WaitForNextTickAsync(ct);)
        {
            var now = GC.GetTotalAllocatedBytes();
            var isCalm = now - before < Calm;
            before = now;
            if (!isCalm) continue;
            // Soon after it was given back it is worth it only for what another burst took.
            if ((now - given > Burst || time.GetElapsedTime(since) > Pause) && IsWorthIt(GC.GetGCMemoryInfo(GCKind.Any)))
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                (given, swept, since) = (now, now, time.GetTimestamp());
            }
            else if (now - swept > Litter)
            {
                GC.Collect(0, GCCollectionMode.Forced, blocking: true);
                swept = now;
            }
        }
    }

    // What the heap has of the system is much more than what it holds.
    private static bool IsWorthIt(GCMemoryInfo heap)
    {
        var held = heap.HeapSizeBytes - heap.FragmentedBytes;
        return held < Largest && heap.TotalCommittedBytes - held > Math.Max(Worth, held / 2);
    }
}
