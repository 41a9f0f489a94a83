using System.Collections.Concurrent;
using Platform.TestKit;

namespace Platform.Hosting.Twins.Local;

public sealed class WheelTests
{
    private readonly ManualTime _clock = new();
    private readonly Wheel _wheel;

    public WheelTests() => _wheel = new(_clock);

    [Fact]
    public async Task It_rings_when_the_time_has_come_and_not_before()
    {
        var sleeper = new Sleeper();
        var tick = _wheel.Set(sleeper, _clock.GetUtcNow().AddSeconds(1));

        Pass(TimeSpan.FromMilliseconds(999));
        await PoolHasWorked();
        Assert.Empty(sleeper.Rings);

        Pass(Wheel.Tick);
        Assert.Equal(tick, await sleeper.NextRing());
    }

    [Fact]
    public async Task What_is_due_already_rings_with_the_next_tick()
    {
        var sleeper = new Sleeper();
        _wheel.Set(sleeper, _clock.GetUtcNow().AddDays(-1));
        Pass(Wheel.Tick);
        await sleeper.NextRing();
    }

    [Fact]
    public async Task What_lies_beyond_the_horizon_rings_at_the_horizon_to_be_set_again()
    {
        var sleeper = new Sleeper();
        _wheel.Set(sleeper, DateTimeOffset.MaxValue);
        Pass(Wheel.Horizon - 2 * Wheel.Tick);
        await PoolHasWorked();
        Assert.Empty(sleeper.Rings);
        Pass(2 * Wheel.Tick);
        await sleeper.NextRing();
    }

    [Fact]
    public async Task A_late_turn_rings_all_it_missed()
    {
        var sleepers = Enumerable.Range(0, 100).Select(_ => new Sleeper()).ToArray();
        foreach (var (i, sleeper) in sleepers.Index()) _wheel.Set(sleeper, _clock.GetUtcNow().AddMilliseconds(37 * i));
        Pass(TimeSpan.FromSeconds(4));
        foreach (var sleeper in sleepers) await sleeper.NextRing();
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(-365 * 86400)]
    [InlineData(365 * 86400)]
    public async Task When_the_clock_is_set_everyone_looks_at_it_again_and_ticks_go_on(int seconds)
    {
        var early = new Sleeper();
        var tick = _wheel.Set(early, _clock.GetUtcNow().AddSeconds(100));

        Pass(TimeSpan.FromSeconds(seconds));
        Assert.Equal(tick, await early.NextRing());

        var after = new Sleeper();
        _wheel.Set(after, _clock.GetUtcNow().AddSeconds(1));
        Pass(TimeSpan.FromSeconds(0.9));
        await PoolHasWorked();
        Assert.Empty(after.Rings);
        Pass(TimeSpan.FromSeconds(0.2));
        await after.NextRing();
    }

    [Fact]
    public async Task None_is_lost_while_it_turns()
    {
        var sleepers = Enumerable.Range(0, 4 * 20_000).Select(_ => new Sleeper()).ToArray();
        var setting = Task.WhenAll(sleepers.Chunk(20_000).Select(share => Task.Run(() =>
        {
            foreach (var sleeper in share) _wheel.Set(sleeper, _clock.GetUtcNow() + Random.Shared.Next(10) * Wheel.Tick);
        })));
        while (!setting.IsCompleted) Pass(Wheel.Tick);
        await setting;
        Pass(20 * Wheel.Tick);
        foreach (var sleeper in sleepers) await sleeper.NextRing();
        Assert.All(sleepers, sleeper => Assert.Single(sleeper.Rings));
    }

    private void Pass(TimeSpan time)
    {
        _clock.Advance(time);
        _wheel.Advance();
    }

    // Rings are handed to the pool. One that should not have been would be there by now, or the test proves less.
    private static Task PoolHasWorked() => Task.Delay(20);

    private sealed class Sleeper : ISleeper
    {
        private readonly TaskCompletionSource<long> _rung = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public ConcurrentQueue<long> Rings { get; } = new();

        public void Ring(long tick)
        {
            Rings.Enqueue(tick);
            _rung.TrySetResult(tick);
        }

        public Task<long> NextRing() => _rung.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }
}
