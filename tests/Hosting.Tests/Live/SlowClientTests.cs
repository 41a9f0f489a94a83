using Platform.Conformance;

namespace Platform.Hosting.Live;

public sealed class SlowClientTests
{
    private static string Topic => LiveWorld.Topic;

    [Fact]
    public async Task A_client_that_cannot_follow_is_told_to_ask_again_for_each_of_its_topics()
    {
        await using var world = new LiveWorld(new() { FramesPerConnection = 8 });
        world.Counters.Add(world.Tenant, "counter:2");
        var wire = new TaskCompletionSource();
        var client = world.Connect(wire: () => wire.Task);
        await client.Subscribe(Topic);
        await client.Subscribe("counter:2");

        for (var i = 0; i < 100; i++) world.Count();
        wire.SetResult();

        // What was on its way when the client fell behind may come first.
        for (var seen = 2; client.Frames.Count(f => f.Kind == "reset") < 2; seen++) await client.Until(seen);
        Assert.Equal([Topic, "counter:2"], client.Frames.Where(f => f.Kind == "reset").Select(f => f.Topic).Order());
        Assert.All(client.Frames.Where(f => f.Kind == "reset"), f => Assert.Equal("reset", f.Epoch));
    }

    [Fact]
    public async Task A_stuck_client_does_not_hold_up_the_others()
    {
        await using var world = new LiveWorld(new() { FramesPerConnection = 8 });
        await world.Connect(wire: () => Task.Delay(-1)).Subscribe(Topic);
        var quick = world.Connect();
        await quick.Subscribe(Topic);

        for (var i = 1; i <= 100; i++)
        {
            world.Count();
            await quick.Until(i);
        }

        Assert.Equal(100, quick.Frames.Last().Seq);
    }

    [Fact]
    public async Task After_a_reset_the_client_goes_on_from_where_it_was()
    {
        await using var world = new LiveWorld(new() { FramesPerConnection = 8 });
        var wire = new TaskCompletionSource();
        var client = world.Connect(wire: () => wire.Task);
        var start = await client.Subscribe(Topic);
        for (var i = 0; i < 20; i++) world.Count();
        wire.SetResult();
        for (var seen = 1; client.Frames.All(f => f.Kind != "reset"); seen++) await client.Until(seen);
        client.Frames.Clear();

        var answer = await client.Subscribe(Topic, start.Epoch, start.Seq);
        world.Count();

        Assert.Equal((start.Epoch, 20, new Counted(20)), (answer.Epoch, answer.Seq, answer.Snapshot));
        Assert.Equal(21, (await client.Until(1))[0].Seq);
    }
}
