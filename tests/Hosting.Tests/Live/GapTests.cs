using Platform.Conformance;

namespace Platform.Hosting.Live;

public sealed class GapTests
{
    /// <summary>
    /// Clients that come, go, fall behind and come back with an old position, while many publish at once. Every client follows the
    /// protocol: a frame out of turn means ask again. In the end each must know what is so.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Whatever_comes_between_every_client_ends_up_knowing_what_is_so(int seed)
    {
        await using var world = new LiveWorld(new() { RecentFrames = 16, FramesPerConnection = 12, Grace = TimeSpan.FromMilliseconds(40) });
        string[] topics = ["counter:1", "counter:2", "counter:3"];
        foreach (var topic in topics) world.Counters.Add(world.Tenant, topic);
        world.Counters.BeforeSnapshot = _ => Random.Shared.Next(3) == 0 ? Task.Delay(1) : Task.CompletedTask;

        var publishing = Enumerable.Range(0, 3).Select(p => Task.Run(async () =>
        {
            var chance = new Random(seed * 31 + p);
            for (var i = 0; i < 1_500; i++)
            {
                world.Counters.Count(world.Feed, world.Tenant, topics[chance.Next(topics.Length)]);
                if (chance.Next(20) == 0) await Task.Delay(1);
            }
        })).ToArray();
        var followers = Enumerable.Range(0, 6).Select(_ => new Follower(world, topics)).ToArray();
        var following = followers.Select((follower, f) => Task.Run(async () =>
        {
            var chance = new Random(seed * 77 + f);
            while (!publishing.All(p => p.IsCompleted)) await follower.Misbehave(chance);
            await follower.Settle();
        })).ToArray();

        await Task.WhenAll(publishing).WaitAsync(TimeSpan.FromMinutes(1));
        await Task.WhenAll(following).WaitAsync(TimeSpan.FromMinutes(1));

        foreach (var topic in topics)
            foreach (var follower in followers)
                Assert.Equal(world.Counters.Find(world.Tenant, topic), follower.Known(topic));
    }
}
