using Platform.Conformance;
using Platform.TestKit;

namespace Platform.Hosting.Live;

public sealed class LiveHubTests(LiveHost host) : IClassFixture<LiveHost>
{
    private static string Topic => LiveHost.Topic;

    [Fact]
    public async Task A_client_subscribes_and_hears_of_every_change()
    {
        await using var client = await host.Connect();

        var answer = await client.Subscribe(Topic);
        var value = host.Count();

        Assert.Equal(value - 1, answer.Snapshot!.Value.GetProperty("value").GetInt32());
        var frame = await Next(client);
        Assert.Equal((Topic, answer.Epoch, answer.Seq + 1, "count", value), (frame.Topic, frame.Epoch, frame.Seq, frame.Kind, frame.Data.GetProperty("value").GetInt32()));
    }

    [Fact]
    public async Task A_client_that_reconnects_is_told_what_it_missed()
    {
        LiveAnswer before;
        await using (var first = await host.Connect()) before = await first.Subscribe(Topic);
        host.Count();
        host.Count();

        await using var second = await host.Connect();
        var answer = await second.Subscribe(Topic, before.Epoch, before.Seq);

        Assert.Null(answer.Snapshot);
        Assert.Equal(before.Seq + 1, (await Next(second)).Seq);
        Assert.Equal(before.Seq + 2, (await Next(second)).Seq);
    }

    [Fact]
    public async Task Another_tenants_topic_is_refused_like_one_that_does_not_exist()
    {
        await using var stranger = await host.Connect(new(Guid.CreateVersion7()));

        var theirs = await Assert.ThrowsAsync<LiveRefusedException>(() => stranger.Subscribe(Topic));
        var nobodys = await Assert.ThrowsAsync<LiveRefusedException>(() => stranger.Subscribe("counter:999"));

        Assert.Equal(nobodys.Message, theirs.Message);
        Assert.Contains("topic.not-found", theirs.Message);
    }

    [Fact]
    public async Task After_unsubscribing_nothing_more_arrives()
    {
        host.Counters.Add(host.Tenant, "counter:2");
        await using var client = await host.Connect();
        await client.Subscribe(Topic);
        await client.Subscribe("counter:2");

        await client.Unsubscribe(Topic);
        host.Count();
        host.Counters.Count(host.Feed, host.Tenant, "counter:2");

        Assert.Equal("counter:2", (await Next(client)).Topic);
    }

    [Fact]
    public async Task A_closed_client_is_disconnected()
    {
        var tenant = new TenantId(Guid.CreateVersion7());
        await using var client = await host.Connect(tenant);
        await Assert.ThrowsAsync<LiveRefusedException>(() => client.Subscribe("nothing"));

        Assert.Equal(1, host.Connections.Close(user => user.HasClaim("tenant", tenant.ToString())));

        await client.Frames.Completion.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Nobody_in_particular_is_hung_up_on()
    {
        await using var client = await LiveClient.Connect(new(host.Address, "/v1/live"));

        await client.Frames.Completion.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_message_larger_than_any_topic_ends_the_connection_and_nothing_else()
    {
        await using var client = await host.Connect();

        await Assert.ThrowsAsync<IOException>(() => client.Subscribe(new string('x', 10_000)));

        await using var next = await host.Connect();
        Assert.NotNull(await next.Subscribe(Topic));
    }

    private static async Task<ReceivedFrame> Next(LiveClient client)
    {
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await client.Frames.ReadAsync(guard.Token);
    }
}
