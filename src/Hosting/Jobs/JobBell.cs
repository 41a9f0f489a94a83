using System.Threading.Channels;

namespace Platform.Hosting.Jobs;

/// <summary>Wakes this process's runner when this process has queued a job, so that it need not wait for its next look.</summary>
internal sealed class JobBell
{
    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => _rings.Writer.TryWrite(true);

    /// <summary>Waits for a ring, or so long.</summary>
    public async Task Wait(TimeSpan atMost, TimeProvider time, CancellationToken ct)
    {
        using var enough = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, enough.Token);
        try { await _rings.Reader.ReadAsync(either.Token); }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested) { } // nobody rang
    }
}
