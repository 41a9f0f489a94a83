using Platform.Conformance;
using Platform.TestKit;

namespace Platform.Hosting.Live;

public sealed class LiveRelayTests
{
    private static string Topic => LiveWorld.Topic;

    [Fact]
    public async Task What_one_process_publishes_the_clients_of_another_receive()
    {
        var wire = new Wire();
        await using var here = new LiveWorld(relay: wire.End());
        await using var there = new LiveWorld(relay: wire.End());
        wire.Feeds = [here.Feed, there.Feed];
        there.Counters.Add(here.Tenant, Topic);
        var client = there.Connect(here.Tenant);
        await client.Subscribe(Topic);

        Assert.True(here.Feed.IsWatched(here.Tenant, Topic));
        here.Count();

        Assert.Equal(1, (await client.Until(1))[0].Seq);
    }

    [Fact]
    public async Task When_frames_may_have_been_lost_on_the_way_every_client_asks_again()
    {
        await using var world = new LiveWorld();
        var client = world.Connect();
        var before = await client.Subscribe(Topic);

        world.Feed.Forget();

        Assert.Equal("reset", (await client.Until(1))[0].Kind);
        var after = await client.Subscribe(Topic, before.Epoch, before.Seq);
        Assert.NotEqual(before.Epoch, after.Epoch);
        Assert.NotNull(after.Snapshot);
    }

    [Fact]
    public async Task A_topic_nobody_watches_any_more_is_no_longer_asked_of_the_others()
    {
        var wire = new Wire();
        var end = wire.End();
        var time = new ManualTime();
        await using var world = new LiveWorld(time: time, relay: end);
        var client = world.Connect();
        await client.Subscribe(Topic);
        Assert.Equal([(world.Tenant, Topic)], end.Watched);

        client.Connection.Leave();
        time.Advance(TimeSpan.FromMinutes(2));

        Assert.Empty(end.Watched);
    }

    [Fact]
    public async Task A_topic_nobody_watches_any_more_is_not_kept_by_what_is_still_published()
    {
        var time = new ManualTime();
        await using var world = new LiveWorld(time: time);
        var client = world.Connect();
        await client.Subscribe(Topic);

        client.Connection.Leave();
        for (var i = 0; i < 4; i++)
        {
            time.Advance(TimeSpan.FromSeconds(30));
            world.Count();
        }

        Assert.False(world.Feed.IsWatched(world.Tenant, Topic));
    }

    /// <summary>Processes in one process, joined by a call.</summary>
    private sealed class Wire
    {
        private readonly List<Relay> _ends = [];

        public LiveFeed[] Feeds { get; set; } = [];

        public Relay End()
        {
            var end = new Relay(this);
            _ends.Add(end);
            return end;
        }

        internal sealed class Relay(Wire wire) : ILiveRelay
        {
            public HashSet<(TenantId, string)> Watched { get; } = [];

            public bool IsWatchedElsewhere(TenantId tenant, string topic) => wire._ends.Any(end => end != this && end.Watched.Contains((tenant, topic)));

            public void Send(LiveMessage message)
            {
                for (var i = 0; i < wire._ends.Count; i++)
                    if (wire._ends[i] != this) wire.Feeds[i].Receive(message);
            }

            public ValueTask Watch(TenantId tenant, string topic, CancellationToken ct)
            {
                Watched.Add((tenant, topic));
                return ValueTask.CompletedTask;
            }

            public void Unwatch(TenantId tenant, string topic) => Watched.Remove((tenant, topic));
        }
    }
}
