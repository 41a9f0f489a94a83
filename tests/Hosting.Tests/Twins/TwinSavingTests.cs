using System.Collections.Concurrent;
using System.Diagnostics;
using Platform.Conformance;
using Platform.Twins;

namespace Platform.Hosting.Twins;

public sealed class TwinSavingTests(LocalTwins engine) : TwinsPromises(engine), IClassFixture<LocalTwins>
{
    [Fact]
    public async Task A_round_of_many_saves_is_spread_over_its_time()
    {
        var (keys, clock, saved) = (NewKeys(ITwinsFixture.Options.SavesPerRound), Stopwatch.StartNew(), new ConcurrentBag<TimeSpan>());
        World.OnSave = _ =>
        {
            saved.Add(clock.Elapsed);
            return Task.CompletedTask;
        };

        await Meters.TellMany([.. keys.Select(key => (key, (MeterSignal)new Add(1)))]);
        await Until(() => keys.All(key => World.Stored(key) is not null));

        Assert.True(saved.Max() - saved.Min() > ITwinsFixture.Options.SaveEvery / 2, $"all were saved within {(saved.Max() - saved.Min()).TotalMilliseconds:0} ms");
    }
}
