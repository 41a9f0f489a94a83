using System.Diagnostics;

namespace Platform.Benchmarks.Ingest;

/// <summary>When one connection's requests are due: every so often, or each as soon as the one before was answered.</summary>
internal sealed class Pace(Stopwatch clock, TimeSpan first, TimeSpan every)
{
    private TimeSpan _next = clock.Elapsed + first;

    public TimeSpan Now => clock.Elapsed;

    /// <summary>Waits for the next request's time and answers it; a time that has passed while the one before was under way counts from then on.</summary>
    public async Task<TimeSpan> Next(CancellationToken stop)
    {
        if (every == TimeSpan.Zero) return Now;
        var due = _next;
        _next += every;
        if (due > Now) await Task.Delay(due - Now, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return due;
    }
}
