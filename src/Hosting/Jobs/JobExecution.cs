using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Platform.Hosting.Tenancy;

namespace Platform.Hosting.Jobs;

/// <summary>Runs one attempt of one job and writes down what came of it.</summary>
internal sealed class JobExecution(JobStore store, IEnumerable<JobKind> kinds, IServiceProvider services, TimeProvider time, ILogger<JobExecution> log)
{
    private const int LongestError = 2_000;

    private readonly Dictionary<string, JobKind> _kinds = ByName(kinds);

    public string[] Kinds => [.. _kinds.Keys];

    /// <summary>Runs the job until it ends, the lease is <paramref name="lost"/>, or the process is <paramref name="stopping"/>.</summary>
    public async Task Run(ClaimedJob job, JobContext context, CancellationToken lost, CancellationToken stopping)
    {
        var kind = _kinds[job.Kind];
        using var span = Telemetry.Continue($"job.run {job.Kind}", job.Trace, ActivityKind.Consumer);
        span?.SetTag("tenant", job.Tenant.ToString()).SetTag("job", job.Id).SetTag("job.attempt", job.Attempt);
        JobMetrics.Lateness.Record(job.Lateness.TotalSeconds, Kind(job));
        var started = time.GetTimestamp();

        var outcome = await Attempt(kind, job, context, span, lost, stopping);

        JobMetrics.Duration.Record(time.GetElapsedTime(started).TotalSeconds, Kind(job));
        JobMetrics.Attempts.Add(1, Kind(job), new("outcome", outcome));
        span?.SetTag("job.outcome", outcome);
    }

    private async Task<string> Attempt(JobKind kind, ClaimedJob job, JobContext context, Activity? span, CancellationToken lost, CancellationToken stopping)
    {
        using var overdue = new CancellationTokenSource(kind.Longest, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(lost, stopping, overdue.Token);
        try
        {
            await using var scope = services.CreateScopeFor(new(job.Tenant, ActorId.Platform, time.GetUtcNow()));
            await kind.Run(scope.ServiceProvider, job.Payload, context, ending.Token);
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested)
        {
            return "lost"; // another process runs it by now
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return await Settled(store.Release(job, CancellationToken.None), "released");
        }
        catch (OperationCanceledException) when (overdue.IsCancellationRequested)
        {
            return await Failed(job, span, $"It took longer than {kind.Longest}.", final: false, null);
        }
        catch (JobFailedException failure)
        {
            log.LogInformation(failure, "Job {Job} of kind {Kind} for {Tenant} could not be done at attempt {Attempt}.", job.Id, job.Kind, job.Tenant, job.Attempt);
            return await Failed(job, span, failure.Message, failure.Final, failure.RetryAfter);
        }
        catch (UnreadablePayloadException unreadable)
        {
            log.LogError(unreadable, "Job {Job} of kind {Kind} for {Tenant} is dead: its payload cannot be read.", job.Id, job.Kind, job.Tenant);
            return await Failed(job, span, unreadable.Message, final: true, null);
        }
        catch (Exception fault)
        {
            log.LogError(fault, "Job {Job} of kind {Kind} for {Tenant} failed at attempt {Attempt}.", job.Id, job.Kind, job.Tenant, job.Attempt);
            return await Failed(job, span, $"Unexpected {fault.GetType().Name}; trace {span?.TraceId.ToString() ?? "none"}.", final: false, null);
        }

        return await Settled(store.Done(job, CancellationToken.None), "done");
    }

    private Task<string> Failed(ClaimedJob job, Activity? span, string error, bool final, TimeSpan? retryAfter)
    {
        span?.SetStatus(ActivityStatusCode.Error, error);
        if (error.Length > LongestError) error = error[..LongestError];
        error = error.Replace('\0', ' '); // PostgreSQL keeps no NUL in text
        if (final || job.Attempt >= job.MaxAttempts)
        {
            log.LogWarning("Job {Job} of kind {Kind} for {Tenant} is dead after {Attempt} attempts: {Error}", job.Id, job.Kind, job.Tenant, job.Attempt, error);
            return Settled(store.Bury(job, error, CancellationToken.None), "dead");
        }

        var wait = Backoff.After(job.Attempt, Random.Shared.NextDouble());
        return Settled(store.Retry(job, error, retryAfter > wait ? retryAfter.Value : wait, CancellationToken.None), "retried");
    }

    private static async Task<string> Settled(Task<bool> settling, string outcome) => await settling ? outcome : "lost";

    private static KeyValuePair<string, object?> Kind(ClaimedJob job) => new("kind", job.Kind);

    private static Dictionary<string, JobKind> ByName(IEnumerable<JobKind> kinds) => kinds.GroupBy(kind => kind.Name).ToDictionary(same => same.Key, same =>
        same.Count() == 1 ? same.First() : throw new InvalidOperationException($"Two jobs call their kind \"{same.Key}\"; give one another name."));
}
