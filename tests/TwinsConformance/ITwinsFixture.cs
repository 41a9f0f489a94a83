using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Conformance;

/// <summary>An engine under test.</summary>
public interface ITwinsFixture
{
    ITwins<MeterSignal> Meters { get; }
    World World { get; }

    /// <summary>Sends a twin to rest, now.</summary>
    Task Rest(TwinKey key);

    /// <summary>Stops the whole engine in good order and starts another over the same world.</summary>
    Task Restart();

    /// <summary>Short periods, so that what takes minutes in production happens while a test waits.</summary>
    static TwinOptions Options => new()
    {
        SaveEvery = TimeSpan.FromMilliseconds(50), SavesPerRound = 50, Batch = 20, IdleAfter = TimeSpan.FromMilliseconds(1000),
        RouseEvery = TimeSpan.FromMilliseconds(100), Mailbox = 500, Backlog = 100,
    };
}

/// <summary>What the parts of the suite share: an engine, one meter to speak to, and patience.</summary>
public abstract class TwinsPromises(ITwinsFixture engine)
{
    protected TwinKey Key { get; } = NewKey();
    protected ITwinsFixture Engine => engine;
    protected ITwins<MeterSignal> Meters => engine.Meters;
    protected World World => engine.World;

    protected static DateTimeOffset Now => DateTimeOffset.UtcNow;

    protected static TwinKey NewKey() => new(new TenantId(Guid.NewGuid()), Guid.CreateVersion7());
    protected static TwinKey[] NewKeys(int count) => [.. Enumerable.Range(0, count).Select(_ => NewKey())];

    protected async Task<Meter> Reading(TwinKey key) => await Meters.Ask(key, new Read());

    protected static Task Until(Func<bool> holds) => Until(() => Task.FromResult(holds()));

    /// <summary>Waits for as long as a loaded machine may need; <paramref name="every"/> is long for what looking itself delays.</summary>
    protected static async Task Until(Func<Task<bool>> holds, int every = 10)
    {
        for (var end = Now + Gate.Patience; !await holds(); await Task.Delay(every))
            Assert.True(Now < end, $"did not happen within {Gate.Patience.TotalSeconds} s");
    }
}
