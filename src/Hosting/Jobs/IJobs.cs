using Npgsql;
using Platform.Hosting.Data;

namespace Platform.Hosting.Jobs;

/// <summary>The queue of durable work. Each answers the job's id: that of the job already queued, if one has the same key.</summary>
public interface IJobs
{
    /// <summary>Queues a job in a transaction of its own.</summary>
    Task<Guid> Enqueue<TPayload>(TenantId tenant, string kind, TPayload payload, JobOptions? options = null, CancellationToken ct = default);

    /// <summary>Queues a job in the module's open transaction: it runs if and only if that commits.</summary>
    Task<Guid> Enqueue<TPayload>(ModuleDb db, string kind, TPayload payload, JobOptions? options = null, CancellationToken ct = default);

    /// <summary>Queues a job in a transaction of the app or system role.</summary>
    Task<Guid> Enqueue<TPayload>(NpgsqlTransaction transaction, TenantId tenant, string kind, TPayload payload, JobOptions? options = null, CancellationToken ct = default);

    /// <summary>Queues many jobs with the same options in one round trip, each under a key of its own; where a job of its key waits or runs already, none is added.</summary>
    Task EnqueueMany<TPayload>(NpgsqlTransaction transaction, TenantId tenant, string kind, IReadOnlyList<(string Key, TPayload Payload)> jobs, JobOptions? options = null, CancellationToken ct = default);
}

public static class JobsOfAKind
{
    /// <summary>Queues a job, its kind and payload checked by the compiler.</summary>
    public static Task<Guid> Enqueue<TJob, TPayload>(this IJobs jobs, TenantId tenant, TPayload payload, JobOptions? options = null, CancellationToken ct = default)
        where TJob : IJob<TPayload> => jobs.Enqueue(tenant, TJob.Kind, payload, options, ct);
}
