namespace Platform.Hosting.Jobs;

/// <summary>
/// Work that must happen sooner or later though the process may die: a webhook call, an e-mail, an import. It runs at least once,
/// so running it twice must do no harm.
/// </summary>
public interface IJob<in TPayload>
{
    /// <summary>Its name in the queue: "webhook.deliver". Renaming it strands what is queued.</summary>
    static abstract string Kind { get; }

    /// <summary>How long one attempt may take before it is cancelled and counts as failed.</summary>
    static virtual TimeSpan Longest => TimeSpan.FromMinutes(10);

    /// <summary>Returns when done. Throw <see cref="JobFailedException"/> to say why not; anything else thrown counts as a bug and is tried again.</summary>
    Task Run(TPayload payload, JobContext job, CancellationToken ct);
}
