namespace Platform.Hosting.Jobs;

public sealed class JobStoreTests : IAsyncLifetime
{
    private readonly JobsWorld _world = new();

    [Fact]
    public async Task More_urgent_jobs_go_first_and_among_equals_those_due_longest()
    {
        var now = DateTimeOffset.UtcNow.AddMinutes(-10);
        await _world.Enqueue(new("late"), new() { RunAt = now.AddMinutes(2) });
        await _world.Enqueue(new("low"), new() { Priority = JobPriority.Low, RunAt = now });
        await _world.Enqueue(new("early"), new() { RunAt = now });
        await _world.Enqueue(new("high"), new() { Priority = JobPriority.High, RunAt = now.AddMinutes(5), RateKey = "rate" });

        Assert.Equal(["high", "early"], await Names(_world.Store(), 2));
        Assert.Equal(["late", "low"], await Names(_world.Store(), 2));
    }

    [Fact]
    public async Task A_job_is_not_started_before_its_time_nor_by_who_does_not_know_its_kind()
    {
        await _world.Enqueue(new("tomorrow"), new() { RunAt = DateTimeOffset.UtcNow.AddDays(1) });
        await _world.Jobs.Enqueue(_world.Tenant, "another.kind", new Act("foreign"));

        Assert.Empty(await Names(_world.Store(), 10));
    }

    [Fact]
    public async Task Runners_that_look_at_once_never_get_the_same_job()
    {
        for (var i = 0; i < 60; i++) await _world.Enqueue(new($"{i}"), i % 3 == 0 ? new() { RateKey = $"r{i % 2}", Rate = new(100, TimeSpan.FromHours(1)) } : null);

        var claims = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            var store = _world.Store();
            var mine = new List<string>();
            for (var round = 0; round < 20; round++) mine.AddRange(await Names(store, 5));
            return mine;
        })));

        var all = claims.SelectMany(c => c).ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
        while (await Names(_world.Store(), 10) is { Length: > 0 } rest) all.AddRange(rest);
        Assert.Equal(60, all.Distinct().Count());
    }

    [Fact]
    public async Task No_more_jobs_of_a_rate_start_than_it_permits_whoever_asks()
    {
        var hourly = new JobOptions { RateKey = "hourly", Rate = new(3, TimeSpan.FromHours(1)) };
        for (var i = 0; i < 10; i++) await _world.Enqueue(new($"{i}"), hourly);
        await _world.Enqueue(new("free"));

        var claims = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Names(_world.Store(), 10)));

        Assert.Equal(4, claims.Sum(c => c.Length));
        Assert.Empty(await Names(_world.Store(), 10));
    }

    [Fact]
    public async Task Permits_come_back_with_time_and_never_more_than_fit()
    {
        var hourly = new JobOptions { RateKey = "hourly", Rate = new(3, TimeSpan.FromHours(1)) };
        for (var i = 0; i < 10; i++) await _world.Enqueue(new($"{i}"), hourly);
        await Names(_world.Store(), 10);

        await _world.Ask("update platform.job_rates set counted_at = counted_at - interval '21 minutes'");
        Assert.Single(await Names(_world.Store(), 10));
        await _world.Ask("update platform.job_rates set counted_at = counted_at - interval '9 hours'");
        Assert.Equal(3, (await Names(_world.Store(), 10)).Length);
    }

    [Fact]
    public async Task The_newest_jobs_rate_is_the_keys()
    {
        await _world.Enqueue(new("1"), new() { RateKey = "k", Rate = new(1, TimeSpan.FromHours(1)) });
        for (var i = 0; i < 5; i++) await _world.Enqueue(new($"{i}"), new() { RateKey = "k", Rate = new(4, TimeSpan.FromHours(1)) });

        Assert.Single(await Names(_world.Store(), 10)); // raising a limit gives no permits at once
        await _world.Ask("update platform.job_rates set counted_at = counted_at - interval '1 hour'");
        Assert.Equal(4, (await Names(_world.Store(), 10)).Length);
    }

    [Fact]
    public async Task What_a_runner_says_of_a_job_it_lost_does_not_count()
    {
        var job = await _world.Enqueue(new("contested"));
        var slow = _world.Store(new() { Lease = TimeSpan.Zero });
        var claimed = Assert.Single(await Claim(slow, 1));
        var quick = _world.Store();
        Assert.Equal((1, 0), await quick.TakeOver(CancellationToken.None));
        var taken = Assert.Single(await Claim(quick, 1));

        Assert.False(await slow.Done(claimed, CancellationToken.None));
        Assert.Empty(await slow.Renew([new(claimed.Tenant, claimed.Id, 1, 12)], CancellationToken.None));
        Assert.Equal("running", await _world.State(job));
        Assert.True(await quick.Done(taken, CancellationToken.None));
    }

    [Fact]
    public async Task A_job_whose_runners_keep_dying_is_dead_in_the_end()
    {
        var job = await _world.Enqueue(new("poison"), new() { MaxAttempts = 2 });
        var dying = _world.Store(new() { Lease = TimeSpan.Zero });
        await Claim(dying, 1);
        Assert.Equal((1, 0), await dying.TakeOver(CancellationToken.None));
        await Claim(dying, 1);

        Assert.Equal((0, 1), await dying.TakeOver(CancellationToken.None));
        Assert.Equal("dead", await _world.State(job));
    }

    [Fact]
    public async Task Only_what_finished_long_ago_is_pruned_and_rates_nobody_uses_with_it()
    {
        var old = await _world.Enqueue(new("old"), new() { RateKey = "used once" });
        var fresh = await _world.Enqueue(new("fresh"));
        var dead = await _world.Enqueue(new("dead"));
        var waiting = await _world.Enqueue(new("waiting"), new() { RateKey = "in use" });
        await _world.Ask($"update platform.jobs set state = 'done', finished_at = now() - interval '8 days' where id = '{old}'");
        await _world.Ask($"update platform.jobs set state = 'done', finished_at = now() - interval '6 days' where id = '{fresh}'");
        await _world.Ask($"update platform.jobs set state = 'dead', finished_at = now() - interval '8 days' where id = '{dead}'");

        Assert.Equal(1, await _world.Store().Prune(CancellationToken.None));

        Assert.Equal(("dead", "done", "waiting"), (await _world.State(dead), await _world.State(fresh), await _world.State(waiting)));
        Assert.Equal("in use", await _world.Ask("select string_agg(key, ',') from platform.job_rates"));
    }

    private static Task<IReadOnlyList<ClaimedJob>> Claim(JobStore store, int count) => store.Claim([ActJob.Kind], count, CancellationToken.None);

    private static async Task<string[]> Names(JobStore store, int count) =>
        [.. (await Claim(store, count)).Select(job => System.Text.Json.JsonSerializer.Deserialize<Act>(job.Payload, JobKind.Json)!.Name)];

    public ValueTask InitializeAsync() => _world.InitializeAsync();
    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
