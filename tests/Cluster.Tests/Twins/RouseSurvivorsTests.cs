using Platform.Conformance;
using Platform.Twins;

namespace Platform.Cluster.Twins;

public sealed class RouseSurvivorsTests(TwoSilos cluster) : IClassFixture<TwoSilos>
{
    [Fact]
    public async Task What_lived_in_a_silo_that_died_and_is_due_soon_comes_back_before_anybody_asks_for_it()
    {
        var (world, soon) = (cluster.World, DateTimeOffset.UtcNow.AddSeconds(40)); // further ahead than the rounds of this cluster look
        var keys = Enumerable.Range(0, 100).Select(_ => new TwinKey(new TenantId(Guid.NewGuid()), Guid.CreateVersion7())).ToArray();
        await cluster.FromClient.Meters.TellMany([.. keys.Select(key => (key, (MeterSignal)new WakeMeAt(soon)))]);
        await Until(() => keys.All(world.Snapshots.ContainsKey));

        var lost = await cluster.Kill(keys);

        Assert.NotEmpty(lost);
        await Until(() => lost.All(key => world.Loads[key] > 1));
    }

    private static async Task Until(Func<bool> holds)
    {
        for (var end = DateTimeOffset.UtcNow + Gate.Patience; !holds(); await Task.Delay(20))
            Assert.True(DateTimeOffset.UtcNow < end, $"did not happen within {Gate.Patience.TotalSeconds} s");
    }
}
