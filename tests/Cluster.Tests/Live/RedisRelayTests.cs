using Platform.Conformance;

namespace Platform.Cluster.Live;

public sealed class RedisRelayConformanceTests(RedisServer redis) : LiveRelayConformance(redis), IClassFixture<RedisServer>;

public sealed class RedisRelayTests : IAsyncLifetime
{
    private readonly RedisServer _redis = new();

    private static string Topic => LiveWorld.Topic;

    public ValueTask InitializeAsync() => _redis.InitializeAsync();

    public ValueTask DisposeAsync() => _redis.DisposeAsync();

    [Fact]
    public async Task Nothing_is_sent_any_more_once_nobody_listens()
    {
        await using var processes = await LiveProcesses.Start(_redis.AddRelay, new() { Grace = TimeSpan.FromMilliseconds(200) });
        var client = await processes.Watching();
        processes.Count();
        await client.Until(1);
        Assert.True(processes.Here.Feed.IsWatched(processes.There.Tenant, Topic));

        client.Connection.Leave();

        await Until(() =>
        {
            processes.Count(); // whether anybody listens is learnt from what is sent
            return !processes.Here.Feed.IsWatched(processes.There.Tenant, Topic);
        });
    }

    [Fact]
    public async Task Without_Redis_clients_see_what_their_own_process_publishes_and_once_it_is_there_what_the_others_do()
    {
        await _redis.Kill();
        await using var processes = await LiveProcesses.Start(_redis.AddRelay);
        var own = processes.Here.Connect(processes.There.Tenant);
        await own.Subscribe(Topic).WaitAsync(TimeSpan.FromSeconds(60));
        processes.Count();
        Assert.Equal(1, (await own.Until(1))[0].Seq);
        var elsewhere = new Follower(processes.There, [Topic]);
        await elsewhere.Settle();

        await _redis.Start();
        processes.Count();

        await elsewhere.Settle();
        Assert.Equal(2, elsewhere.Known(Topic));
    }

    private static async Task Until(Func<bool> holds)
    {
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!holds()) await Task.Delay(20, guard.Token);
    }
}
