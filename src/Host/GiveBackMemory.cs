namespace Platform.Host;

/// <summary>
/// Gives the system back what a burst made this process take, once it is calm. The collector keeps that until it has collected some twenty times more, and where
/// little goes on that may be tomorrow.
/// </summary>
internal sealed class GiveBackMemory(TimeProvider time) : BackgroundService
{
    private const long Mega = 1 << 20, Calm = 40 * Mega, Worth = 96 * Mega;

    /// <summary>A larger heap would have everybody wait for too long while it is packed.</summary>
    private const long Largest = 768 * Mega;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5), Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Look, time);
        for (var before = GC.GetTotalAllocatedBytes(); await timer.WaitForNextTickAsync(ct);)
        {
            var now = GC.GetTotalAllocatedBytes();
            var isCalm = now - before < Calm;
            before = now;
            if (!isCalm || !IsWorthIt(GC.GetGCMemoryInfo(GCKind.Any))) continue;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            await Task.Delay(Pause, time, ct);
        }
    }

    // What the heap has of the system is much more than what it holds.
    private static bool IsWorthIt(GCMemoryInfo heap)
    {
        var held = heap.HeapSizeBytes - heap.FragmentedBytes;
        return held < Largest && heap.TotalCommittedBytes - held > Math.Max(Worth, held / 2);
    }
}
