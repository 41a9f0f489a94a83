using Platform.Conformance;
using Platform.Twins;

namespace Platform.Cluster.Twins;

public sealed class MovingHomeTests(TwoSilos cluster) : IClassFixture<TwoSilos>
{
    [Fact]
    public async Task Twins_move_when_a_silo_joins_and_lose_nothing()
    {
        var meters = cluster.FromClient.Meters;
        var keys = Enumerable.Range(0, 900).Select(_ => new TwinKey(new TenantId(Guid.NewGuid()), Guid.CreateVersion7())).ToArray();
        var rounds = 0;
        async Task Tell()
        {
            await meters.TellMany([.. keys.Select(key => (key, (MeterSignal)new Add(1)))]);
            rounds++;
        }

        await Tell();
        var countInJoined = await cluster.Join();
        for (var end = DateTimeOffset.UtcNow + TimeSpan.FromSeconds(60); countInJoined(keys) < 200; await Task.Delay(100))
        {
            Assert.True(DateTimeOffset.UtcNow < end, "few twins moved");
            await Tell();
        }

        var read = await Task.WhenAll(keys.Select(key => meters.Ask(key, new Read()).AsTask()));
        Assert.All(read, meter => Assert.Equal(rounds, meter.Total));
    }
}
