using System.Diagnostics;
using Platform.Conformance;
using Platform.TestKit;

namespace Platform.Hosting.Live;

public sealed class LiveFeedTests
{
    private static string Topic => LiveWorld.Topic;

    [Fact]
    public async Task A_subscriber_gets_the_snapshot_and_then_every_frame_in_order()
    {
        await using var world = new LiveWorld();
        world.Count();
        var client = world.Connect();

        var answer = await client.Subscribe(Topic);
        world.Count();
        world.Count();

        Assert.Equal(new Counted(1), answer.Snapshot);
        var frames = await client.Until(2);
        Assert.Equal([answer.Seq + 1, answer.Seq + 2], frames.Select(f => f.Seq));
        Assert.Equal([2, 3], frames.Select(f => f.Data.GetProperty("value").GetInt32()));
        Assert.All(frames, frame => Assert.Equal((Topic, answer.Epoch, "count"), (frame.Topic, frame.Epoch, frame.Kind)));
    }

    [Fact]
    public async Task Frames_published_while_the_snapshot_is_taken_follow_it()
    {
        await using var world = new LiveWorld();
        world.Counters.BeforeSnapshot = _ => { world.Count(); return Task.CompletedTask; };
        var client = world.Connect();

        var answer = await client.Subscribe(Topic);

        Assert.Equal(0, answer.Seq);
        Assert.Equal(1, (await client.Until(1))[0].Seq);
    }

    [Fact]
    public async Task More_frames_during_a_snapshot_than_are_remembered_make_it_be_taken_again()
    {
        await using var world = new LiveWorld(new() { RecentFrames = 4 });
        var restless = 1;
        world.Counters.BeforeSnapshot = _ =>
        {
            for (var i = 0; i < 10 && restless > 0; i++) world.Count();
            restless--;
            return Task.CompletedTask;
        };

        var answer = await world.Connect().Subscribe(Topic);

        Assert.Equal((10, new Counted(10)), (answer.Seq, answer.Snapshot));
    }

    [Fact]
    public async Task A_topic_that_never_rests_is_refused_rather_than_answered_with_a_gap()
    {
        await using var world = new LiveWorld(new() { RecentFrames = 4 });
        world.Counters.BeforeSnapshot = _ => { for (var i = 0; i < 10; i++) world.Count(); return Task.CompletedTask; };

        Assert.Equal("topic.busy", (await world.Connect().Ask(Topic)).Refusal?.Code);
    }

    [Fact]
    public async Task A_client_that_comes_back_gets_what_it_missed_and_no_snapshot()
    {
        await using var world = new LiveWorld();
        var first = world.Connect();
        var before = await first.Subscribe(Topic);
        world.Count();
        var last = (await first.Until(1))[0];
        first.Connection.Leave();
        world.Count();
        world.Count();

        var second = world.Connect();
        var answer = await second.Subscribe(Topic, last.Epoch, last.Seq);

        Assert.Equal((before.Epoch, last.Seq, null), (answer.Epoch, answer.Seq, answer.Snapshot));
        Assert.Equal([2, 3], (await second.Until(2)).Select(f => f.Seq));
    }

    [Fact]
    public async Task More_missed_frames_than_a_client_can_take_at_once_are_answered_with_a_snapshot()
    {
        await using var world = new LiveWorld(new() { RecentFrames = 16, FramesPerConnection = 12 });
        var client = world.Connect();
        var before = await client.Subscribe(Topic);
        client.Connection.Remove(Topic);
        for (var i = 0; i < 14; i++) world.Count();

        var answer = await client.Subscribe(Topic, before.Epoch, before.Seq);

        Assert.Equal((14, new Counted(14)), (answer.Seq, answer.Snapshot));
    }

    [Theory]
    [InlineData("of-another-life", 1L)]
    [InlineData(null, 900L)]
    [InlineData(null, -1L)]
    [InlineData(null, 0L)]
    public async Task A_position_the_topic_cannot_continue_is_answered_with_a_snapshot(string? epoch, long seq)
    {
        await using var world = new LiveWorld(new() { RecentFrames = 4 });
        var client = world.Connect();
        var answer = await client.Subscribe(Topic);
        for (var i = 0; i < 10; i++) world.Count();

        var again = await client.Subscribe(Topic, epoch ?? answer.Epoch, seq);

        Assert.Equal((10, new Counted(10)), (again.Seq, again.Snapshot));
    }

    [Fact]
    public async Task After_the_grace_period_a_topic_is_forgotten_and_comes_back_with_another_epoch()
    {
        var time = new ManualTime();
        await using var world = new LiveWorld(time: time);
        var client = world.Connect();
        var before = await client.Subscribe(Topic);
        client.Connection.Remove(Topic);

        time.Advance(TimeSpan.FromSeconds(59));
        Assert.True(world.Feed.IsWatched(world.Tenant, Topic));
        time.Advance(TimeSpan.FromSeconds(31));
        Assert.False(world.Feed.IsWatched(world.Tenant, Topic));

        var after = await client.Subscribe(Topic, before.Epoch, before.Seq);
        Assert.NotEqual(before.Epoch, after.Epoch);
        Assert.NotNull(after.Snapshot);
    }

    [Fact]
    public async Task Nobody_watching_means_nothing_is_remembered()
    {
        await using var world = new LiveWorld();

        world.Count();

        Assert.False(world.Feed.IsWatched(world.Tenant, Topic));
        Assert.Equal(0, (await world.Connect().Subscribe(Topic)).Seq);
    }

    [Theory]
    [InlineData("counter:2")]
    [InlineData("nothing:1")]
    [InlineData("secrets")]
    [InlineData("")]
    public async Task What_a_caller_may_not_see_does_not_exist_and_leaves_nothing_behind(string topic)
    {
        await using var world = new LiveWorld();
        world.Counters.Add(new(Guid.CreateVersion7()), "counter:2");

        Assert.Equal("topic.not-found", (await world.Connect().Ask(topic)).Refusal?.Code);
        Assert.False(world.Feed.IsWatched(world.Tenant, topic));
    }

    [Fact]
    public async Task A_topic_with_a_permission_is_open_to_those_who_have_it()
    {
        await using var world = new LiveWorld();

        Assert.NotNull((await world.Connect(permissions: "secrets.read").Subscribe("secrets")).Snapshot);
    }

    [Fact]
    public async Task Tenants_with_topics_of_the_same_name_hear_only_their_own()
    {
        await using var world = new LiveWorld();
        var neighbour = new TenantId(Guid.CreateVersion7());
        world.Counters.Add(neighbour, Topic);
        var mine = world.Connect();
        var theirs = world.Connect(neighbour);
        await mine.Subscribe(Topic);
        await theirs.Subscribe(Topic);

        world.Count();
        world.Counters.Count(world.Feed, neighbour, Topic);
        world.Count();

        await mine.Until(2);
        Assert.Single(await theirs.Until(1));
    }

    [Fact]
    public async Task A_connection_watches_so_many_topics_and_no_more()
    {
        await using var world = new LiveWorld(new() { TopicsPerConnection = 2 });
        foreach (var topic in (string[])["counter:2", "counter:3"]) world.Counters.Add(world.Tenant, topic);
        var client = world.Connect();
        await client.Subscribe("counter:1");
        await client.Subscribe("counter:2");
        await client.Subscribe("counter:2");

        Assert.Equal("topic.too-many", (await client.Ask("counter:3")).Refusal?.Code);
        client.Connection.Remove("counter:1");
        await client.Subscribe("counter:3");
    }

    [Fact]
    public async Task A_frame_carries_the_trace_that_caused_it()
    {
        await using var world = new LiveWorld();
        var client = world.Connect();
        await client.Subscribe(Topic);

        using var activity = new Activity("cause").SetIdFormat(ActivityIdFormat.W3C).Start();
        world.Count();

        Assert.Equal(activity.Id, (await client.Until(1))[0].Trace);
    }

    [Fact]
    public async Task Whoever_lost_the_right_to_watch_is_hung_up_on_and_the_others_are_not()
    {
        await using var world = new LiveWorld();
        var mine = world.Connect();
        var other = world.Connect(new(Guid.CreateVersion7()));

        Assert.Equal(1, world.Connections.Close(user => user == mine.Connection.User));

        await mine.HungUp.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.False(other.HungUp.Task.IsCompleted);
    }
}
