namespace Platform.Hosting.Data;

/// <summary>
/// Beats when this process has committed to the journal, so that subscriptions here need not wait for their next look.
/// PostgreSQL's NOTIFY would reach other processes too, but it takes one lock for all commits.
/// </summary>
public sealed class JournalPulse
{
    private volatile TaskCompletionSource _next = New();

    public void Beat() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    /// <summary>The next beat; take it before looking, so that nothing committed in between is missed.</summary>
    public Task Next => _next.Task;

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
