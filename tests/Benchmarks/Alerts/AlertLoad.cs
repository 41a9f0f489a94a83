using System.Diagnostics;

namespace Platform.Benchmarks.Alerts;

/// <summary>Alerts whose sources repeat them, in requests that were written beforehand: as fast as they are taken, or at a pace.</summary>
internal sealed class AlertLoad(AlertStorm storm, IReadOnlyList<string> alerts, int batch, int callers)
{
    private readonly byte[][] _bodies = [.. alerts.Chunk(batch).Where(some => some.Length == batch).Select(AlertStorm.Body)];
    private int _sent = -1;

    private byte[] Next => _bodies[(uint)Interlocked.Increment(ref _sent) % _bodies.Length];

    /// <summary>How many a second are acknowledged when each caller sends the next request as soon as it has its answer.</summary>
    public async Task<double> PerSecond(Uri url, string key, TimeSpan warm, TimeSpan measured, CancellationToken ct)
    {
        var (counted, clock) = (0L, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, callers).Select(async _ =>
        {
            while (clock.Elapsed < warm + measured)
            {
                if (!await storm.TrySend(url, key, Next, ct)) throw new CannotMeasureException($"Nobody answers at {url} any more.");
                if (clock.Elapsed > warm && clock.Elapsed <= warm + measured) Interlocked.Add(ref counted, batch);
            }
        }));
        return counted / measured.TotalSeconds;
    }

    /// <summary>Sends one request after the other, each when it is due, until it is stopped.</summary>
    public async Task At(double perSecond, Uri url, string key, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        var pending = new List<Task>();
        for (var n = 0; !stop.IsCancellationRequested; n++)
        {
            var due = TimeSpan.FromSeconds(n * batch / perSecond) - clock.Elapsed;
            if (due > TimeSpan.Zero) await Task.Delay(due, CancellationToken.None);
            pending.Add(storm.TrySend(url, key, Next, CancellationToken.None));
        }

        await Task.WhenAll(pending);
    }
}
