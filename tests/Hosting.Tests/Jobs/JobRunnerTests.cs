using System.Diagnostics;

namespace Platform.Hosting.Jobs;

public sealed class JobRunnerTests : IAsyncLifetime
{
    private readonly JobsWorld _world = new();

    [Fact]
    public async Task A_job_runs_for_its_tenant_in_the_trace_of_whoever_queued_it()
    {
        using var listener = new ActivityListener { ShouldListenTo = s => s.Name == "Platform", Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(listener);
        var acts = await _world.StartRunner();

        using var cause = new Activity("cause").SetIdFormat(ActivityIdFormat.W3C).Start();
        var job = await _world.Enqueue(new("hello"));
        cause.Stop();

        var acted = Assert.Single(await acts.Until(1));
        Assert.Equal(new("hello", 1, _world.Tenant, cause.TraceId.ToString()), acted);
        await _world.Until(job, "done");
    }

    [Fact]
    public async Task A_failed_job_waits_for_its_next_attempt_and_says_why()
    {
        var job = await _world.Enqueue(new("refused", How.Refuse));
        await _world.StartRunner();

        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await _world.Ask($"select last_error from platform.jobs where id = '{job}'") is null) await Task.Delay(20, guard.Token);

        Assert.Equal("The other side said no.", await _world.Ask($"select last_error from platform.jobs where id = '{job}'"));
        Assert.Contains(await _world.State(job), (string[])["waiting", "running"]);
    }

    [Fact]
    public async Task A_job_that_failed_at_its_last_attempt_is_dead()
    {
        await _world.StartRunner();
        var job = await _world.Enqueue(new("refused", How.Refuse), new() { MaxAttempts = 1 });

        await _world.Until(job, "dead");
    }

    [Fact]
    public async Task A_job_that_failed_for_good_is_dead_at_once()
    {
        await _world.StartRunner();
        var job = await _world.Enqueue(new("nowhere", How.RefuseForGood));

        await _world.Until(job, "dead");
        Assert.Equal(1, await _world.Ask($"select attempts from platform.jobs where id = '{job}'"));
    }

    [Fact]
    public async Task What_a_bug_said_is_not_shown_to_the_tenant()
    {
        await _world.StartRunner();
        var job = await _world.Enqueue(new("bug", How.Throw), new() { MaxAttempts = 1 });

        await _world.Until(job, "dead");
        var error = Assert.IsType<string>(await _world.Ask($"select last_error from platform.jobs where id = '{job}'"));
        Assert.StartsWith("Unexpected InvalidOperationException", error);
        Assert.DoesNotContain("secret", error);
    }

    [Fact]
    public async Task A_payload_this_version_cannot_read_is_dead_at_once()
    {
        await _world.StartRunner();
        var job = await _world.Jobs.Enqueue(_world.Tenant, ActJob.Kind, "not what it expects");

        await _world.Until(job, "dead");
    }

    [Fact]
    public async Task A_job_that_takes_too_long_is_cancelled_and_failed()
    {
        await _world.StartRunner();
        var job = await _world.Jobs.Enqueue<LateJob, Act>(_world.Tenant, new("late"), new() { MaxAttempts = 1 });

        await _world.Until(job, "dead");
        Assert.StartsWith("It took longer", (string?)await _world.Ask($"select last_error from platform.jobs where id = '{job}'"));
    }

    [Fact]
    public async Task A_running_job_keeps_its_lease_and_shows_its_progress()
    {
        var acts = await _world.StartRunner(JobsWorld.Quick with { Lease = TimeSpan.FromSeconds(1) });
        var other = await _world.StartRunner();
        var job = await _world.Enqueue(new("long", How.WaitForWord));

        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await _world.Ask($"select progress from platform.jobs where id = '{job}'") is not 0.5) await Task.Delay(20, guard.Token);
        var until = (DateTime)(await _world.Ask($"select locked_until from platform.jobs where id = '{job}'"))!;
        while ((DateTime)(await _world.Ask($"select locked_until from platform.jobs where id = '{job}'"))! < until.AddSeconds(2)) await Task.Delay(50, guard.Token);
        acts.Word.SetResult();
        other.Word.SetResult();

        await _world.Until(job, "done");
        Assert.Single(acts.All.Concat(other.All));
    }

    [Fact]
    public async Task A_rate_holds_across_two_runners()
    {
        const int jobs = 12, permits = 4;
        var per = TimeSpan.FromSeconds(1);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < jobs; i++) await _world.Enqueue(new($"{i}"), new() { RateKey = "shared", Rate = new(permits, per) });

        var (one, two) = (await _world.StartRunner(), await _world.StartRunner());
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (one.All.Count + two.All.Count < jobs) await Task.Delay(5, guard.Token);

        // However slow the machine: the bucket was full once, and the rest had to be waited for.
        Assert.True(clock.Elapsed >= per * (jobs - permits) / permits, $"{jobs} jobs in {clock.Elapsed}");
    }

    [Fact]
    public async Task A_stopping_runner_gives_its_jobs_back_untouched()
    {
        var acts = await _world.StartRunner();
        var job = await _world.Enqueue(new("interrupted", How.WaitForWord));
        await acts.Until(1);

        await _world.StopRunner();

        Assert.Equal("waiting", await _world.State(job));
        Assert.Equal(0, await _world.Ask($"select attempts from platform.jobs where id = '{job}'"));
    }

    [Fact]
    public async Task The_jobs_of_a_killed_runner_go_on_elsewhere()
    {
        var job = await _world.Enqueue(new("orphan", How.HangAtFirst));
        using (var other = RunJobs.On(_world.ConnectionString))
        {
            await _world.Until(job, "running");
            other.Kill();
        }

        var acts = await _world.StartRunner();

        Assert.Equal(2, Assert.Single(await acts.Until(1)).Attempt);
        await _world.Until(job, "done");
    }

    public ValueTask InitializeAsync() => _world.InitializeAsync();
    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
