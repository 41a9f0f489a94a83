namespace Platform.Hosting.Jobs;

/// <summary>A job under way in this process, and until when it is certainly still ours.</summary>
internal sealed class RunningJob(ClaimedJob job, DateTimeOffset heldUntil) : IDisposable
{
    private readonly CancellationTokenSource _lost = new();
    private readonly Lock _gate = new();
    private bool _ended;

    public Guid Id => job.Id;
    public ClaimedJob Job => job;
    public JobContext Context { get; } = new(job.Tenant, job.Id, job.Attempt, job.MaxAttempts);
    public DateTimeOffset HeldUntil { get; set; } = heldUntil;
    public CancellationToken Lost => _lost.Token;
    public Task Work { get; set; } = Task.CompletedTask;

    /// <summary>Someone else may run it by now: stop.</summary>
    public Task Lose()
    {
        lock (_gate) return _ended ? Task.CompletedTask : _lost.CancelAsync();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _ended = true;
            _lost.Dispose();
        }
    }
}
