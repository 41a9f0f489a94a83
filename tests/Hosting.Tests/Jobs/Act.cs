using System.Collections.Concurrent;
using System.Diagnostics;

namespace Platform.Hosting.Jobs;

/// <summary>What a job under test is to do.</summary>
public sealed record Act(string Name, How How = How.Succeed);

public enum How { Succeed, Throw, Refuse, RefuseForGood, HangAtFirst, WaitForWord }

/// <summary>What the jobs under test did.</summary>
public sealed class Acts
{
    public ConcurrentQueue<Acted> All { get; } = new();

    /// <summary>What jobs that wait for word wait for.</summary>
    public TaskCompletionSource Word { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<Acted[]> Until(int count)
    {
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (All.Count < count) await Task.Delay(10, guard.Token);
        return [.. All];
    }
}

public sealed record Acted(string Name, int Attempt, TenantId Tenant, string? Trace);

/// <summary>A job that does what its payload says.</summary>
public sealed class ActJob(Acts acts, Call call) : IJob<Act>
{
    public static string Kind => "test.act";

    public async Task Run(Act payload, JobContext job, CancellationToken ct)
    {
        acts.All.Enqueue(new(payload.Name, job.Attempt, call.Tenant, Activity.Current?.TraceId.ToString()));
        switch (payload.How)
        {
            case How.Throw: throw new InvalidOperationException("a secret of ours");
            case How.Refuse: throw new JobFailedException("The other side said no.");
            case How.RefuseForGood: throw new JobFailedException("There is no such address.") { Final = true };
            case How.HangAtFirst when job.Attempt == 1: await Task.Delay(-1, ct); break;
            case How.WaitForWord:
                job.Report(0.5);
                await acts.Word.Task.WaitAsync(ct);
                break;
        }
    }
}

/// <summary>A job that is never quick enough.</summary>
public sealed class LateJob : IJob<Act>
{
    public static string Kind => "test.late";
    public static TimeSpan Longest => TimeSpan.FromMilliseconds(50);
    public Task Run(Act payload, JobContext job, CancellationToken ct) => Task.Delay(-1, ct);
}
