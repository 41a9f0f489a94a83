namespace Platform.Hosting.Jobs;

/// <summary>What a running job knows of itself, and where it says how far it is.</summary>
public sealed class JobContext(TenantId tenant, Guid id, int attempt, int maxAttempts)
{
    private volatile object? _progress;

    public TenantId Tenant => tenant;

    /// <summary>The same at every attempt: the idempotency key to hand to whoever the job calls.</summary>
    public Guid Id => id;

    /// <summary>1 at the first attempt.</summary>
    public int Attempt => attempt;

    public bool IsLastAttempt => attempt >= maxAttempts;

    /// <summary>Notes how much is done, from 0 to 1. Cheap: it is written with the next heartbeat.</summary>
    public void Report(double done) => _progress = Math.Clamp(double.IsNaN(done) ? 0 : done, 0, 1);

    internal double? Progress => (double?)_progress;
}
