using System.Diagnostics;
using Orleans.Runtime;
using Orleans.Runtime.Messaging;

namespace Platform.Cluster.Twins;

/// <summary>
/// How long a call is made again because a silo is gone. What that silo had in memory went with it, so a twin that handled the signal and could not say so any more does not know it where
/// it lives next, unless it was saved in that very moment. A twin in another silo, whose answer was lost on its way, handles it twice: signals are told at least once when a silo dies.
/// </summary>
internal struct Patience()
{
    /// <summary>As long as Hosts that share a database wait for each other.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(25), Longest = TimeSpan.FromMilliseconds(200);

    private readonly long _since = Stopwatch.GetTimestamp();
    private TimeSpan _wait = Shortest;

    /// <summary>Whether the call failed because of the silo and not because of the twin, and there is time to make it again.</summary>
    public readonly bool Allows(Exception e, CancellationToken ct) => !ct.IsCancellationRequested && Stopwatch.GetElapsedTime(_since) < Most && IsLoss(e);

    /// <summary>Lets the cluster settle a little; longer each time.</summary>
    public Task Pause(CancellationToken ct)
    {
        var wait = _wait;
        if ((_wait *= 2) > Longest) _wait = Longest;
        return Task.Delay(wait, ct);
    }

    // Rejected: the message did not get there. Cancelled by another than the caller: it got there, and who was to answer died.
    public static bool IsLoss(Exception e) => e is OrleansMessageRejectionException or ConnectionFailedException or OperationCanceledException;
}
