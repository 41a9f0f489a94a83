namespace Platform.Conformance;

/// <summary>What every relay of live frames promises two processes.</summary>
public abstract class LiveRelayConformance(ILiveRelayFixture relay)
{
    private static string Topic => LiveWorld.Topic;

    [Fact]
    public async Task What_one_process_publishes_the_clients_of_another_see()
    {
        await using var processes = await Start();
        var follower = new Follower(processes.There, [Topic]);
        await follower.Settle();

        for (var i = 0; i < 3; i++)
        {
            processes.Count();
            await follower.Settle();
        }

        Assert.Equal(3, follower.Known(Topic));
    }

    [Fact]
    public async Task Frames_of_a_topic_arrive_as_they_were_published_one_after_the_other()
    {
        await using var processes = await Start();
        var client = await processes.Watching();

        var published = Enumerable.Range(0, 500).Select(_ => processes.Count()).ToArray();

        Assert.Equal(published, (await client.Until(published.Length)).Select(frame => frame.Data.GetProperty("value").GetInt32()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_comes_between_clients_of_another_process_end_up_knowing_what_is_so(int seed)
    {
        await using var processes = await Start();
        var publishing = Task.Run(async () =>
        {
            var chance = new Random(seed * 31);
            for (var i = 0; i < 1_000; i++)
            {
                processes.Count();
                if (chance.Next(10) == 0) await Task.Delay(1);
            }
        });
        var followers = Enumerable.Range(0, 3).Select(_ => new Follower(processes.There, [Topic])).ToArray();
        await Task.WhenAll(followers.Select((follower, f) => Task.Run(async () =>
        {
            var chance = new Random(seed * 77 + f);
            while (!publishing.IsCompleted) await follower.Misbehave(chance);
            await follower.Settle();
        }))).WaitAsync(TimeSpan.FromMinutes(1));

        foreach (var follower in followers) Assert.Equal(1_000, follower.Known(Topic));
    }

    [Fact]
    public async Task When_what_carries_the_frames_has_crashed_clients_see_again_what_is_so()
    {
        await using var processes = await Start();
        var follower = new Follower(processes.There, [Topic]);
        await follower.Settle();

        await relay.Crash();
        processes.Count();

        await follower.Settle();
        Assert.Equal(1, follower.Known(Topic));
    }

    [Fact]
    public async Task A_client_sees_nothing_of_another_tenant()
    {
        await using var processes = await Start();
        var (mine, others) = (await processes.Watching(), await processes.Watching(processes.Here.Tenant));

        for (var i = 0; i < 10; i++)
        {
            processes.Count();
            processes.Counters.Count(processes.Here.Feed, processes.Here.Tenant, Topic);
            processes.Counters.Count(processes.Here.Feed, processes.Here.Tenant, Topic);
        }

        Assert.Equal(20, (await others.Until(20)).Length);
        Assert.Equal(10, (await mine.Until(10)).Length);
    }

    [Theory]
    [InlineData("counter:\0")]
    [InlineData("counter:\ud800")]
    public async Task A_name_that_cannot_be_written_down_is_no_topic(string topic)
    {
        await using var processes = await Start();

        Assert.Equal("topic.not-found", (await processes.There.Connect().Ask(topic)).Refusal?.Code);
    }

    private Task<LiveProcesses> Start() => LiveProcesses.Start(relay.AddRelay);
}
