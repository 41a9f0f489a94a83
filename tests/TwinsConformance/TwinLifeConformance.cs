using Platform.Twins;

namespace Platform.Conformance;

/// <summary>What every engine promises about a twin's life: one at a time, awake in time, whole again after every rest.</summary>
public abstract class TwinLifeConformance(ITwinsFixture engine) : TwinsPromises(engine)
{
    [Fact]
    public async Task A_twin_is_loaded_once_however_many_call_it_first()
    {
        using var gate = new Gate();
        World.OnLoad = key => key == Key ? gate.Pass() : Task.CompletedTask;
        var calls = new Task[100];
        Parallel.For(0, calls.Length, i => calls[i] = Meters.Tell(Key, new Add(1)).AsTask());

        await gate.Reached;
        gate.Open();
        await Task.WhenAll(calls);

        Assert.Equal((1, 100), (World.Loads[Key], (await Reading(Key)).Total));
    }

    [Fact]
    public async Task A_twin_that_cannot_be_loaded_tells_its_caller_and_spoils_no_other()
    {
        var other = NewKey();
        World.OnLoad = key => key == Key ? throw new InvalidDataException("spoilt") : Task.CompletedTask;

        var told = Meters.TellMany([(Key, new Add(1)), (other, new Add(1))]).AsTask();
        await Assert.ThrowsAnyAsync<Exception>(() => told);
        Assert.Equal(1, (await Reading(other)).Total);

        World.OnLoad = _ => Task.CompletedTask;
        Assert.Equal(0, (await Reading(Key)).Total);
    }

    [Fact]
    public async Task A_twin_is_packed_once_it_is_saved_and_goes_on_whole_when_spoken_to()
    {
        await Meters.Tell(Key, new Add(4_711));
        await Until(() => World.Packed.Any(packed => packed.Contains("4711", StringComparison.Ordinal)));

        await Meters.Tell(Key, new Add(1));

        Assert.Equal((1, 4_712), (World.Loads[Key], (await Reading(Key)).Total));
    }

    [Fact]
    public async Task More_twins_than_a_round_saves_are_saved_in_turns()
    {
        var keys = NewKeys(4 * ITwinsFixture.Options.SavesPerRound);
        await Meters.TellMany([.. keys.Select(key => (key, (MeterSignal)new Add(7)))]);
        await Until(() => keys.All(key => World.Stored(key)?.Total == 7));
    }

    [Fact]
    public async Task It_wakes_and_never_early()
    {
        var at = Now.AddMilliseconds(200);
        await Meters.Tell(Key, new WakeMeAt(at));
        await Until(async () => (await Reading(Key)).Woken.Count == 1);
        Assert.True((await Reading(Key)).Woken[0] >= at.AddMicroseconds(-1));
    }

    [Fact]
    public async Task An_earlier_wake_up_replaces_a_later_one()
    {
        await Meters.Tell(Key, new WakeMeAt(Now.AddHours(1)));
        await Meters.Tell(Key, new WakeMeAt(Now.AddMilliseconds(100)));
        await Until(async () => (await Reading(Key)).Woken.Count == 1);
    }

    [Fact]
    public async Task A_later_wake_up_replaces_an_earlier_one()
    {
        var at = Now.AddMilliseconds(400);
        await Meters.TellMany([(Key, new WakeMeAt(Now.AddMilliseconds(150))), (Key, new WakeMeAt(at))]);
        await Until(async () => (await Reading(Key)).Woken.Count > 0);
        Assert.True(Assert.Single((await Reading(Key)).Woken) >= at.AddMicroseconds(-1));
    }

    [Fact]
    public async Task An_idle_twin_rests_and_comes_back_as_it_was()
    {
        await Meters.Tell(Key, new Add(7));
        await Until(async () =>
        {
            Assert.Equal(7, (await Reading(Key)).Total);
            return World.Loads[Key] > 1;
        }, every: 2_500);
    }

    [Fact]
    public async Task A_twin_that_leaves_while_it_is_being_saved_comes_back_whole()
    {
        using var gate = new Gate();
        World.OnSave = key => key == Key ? gate.Pass() : Task.CompletedTask;
        await Meters.Tell(Key, new Add(7));
        await gate.Reached;

        var resting = Engine.Rest(Key);
        await Task.Delay(50); // it is on its way out by now, or this proves less
        gate.Open();
        await resting;

        await Until(async () =>
        {
            Assert.Equal(7, (await Reading(Key)).Total);
            return World.Loads[Key] > 1;
        });
    }

    [Fact]
    public async Task Twins_told_while_they_come_and_go_lose_nothing()
    {
        using var ended = new CancellationTokenSource();
        var rests = Task.Run(async () => { while (!ended.IsCancellationRequested) await Engine.Rest(Key); });
        for (var i = 0; i < 200; i++)
        {
            await Meters.Tell(Key, new Add(1));
            if (i % 10 == 0) await Task.Delay(5);
        }
        await ended.CancelAsync();
        await rests;
        Assert.Equal(200, (await Reading(Key)).Total);
    }

    [Fact]
    public async Task A_resting_twin_is_roused_for_its_wake_up()
    {
        var at = Now.AddMilliseconds(300);
        World.Store(Key, new Meter { Total = 7, WakeAt = at });
        await Until(() => World.Stored(Key) is { Woken.Count: 1 });
        Assert.True(World.Stored(Key)!.Woken[0] >= at.AddMicroseconds(-1));
        Assert.Equal(7, World.Stored(Key)!.Total);
    }

    [Fact]
    public async Task A_twin_that_comes_back_before_its_wake_up_still_wakes()
    {
        World.Store(Key, new Meter { WakeAt = Now.AddMilliseconds(600) });
        await Reading(Key);
        await Until(() => World.Stored(Key) is { Woken.Count: 1 });
    }

    [Fact]
    public async Task Draining_loses_nothing()
    {
        var keys = NewKeys(300);
        for (var i = 0; i < 3; i++) await Meters.TellMany([.. keys.SelectMany(k => new (TwinKey, MeterSignal)[] { (k, new Add(1)), (k, new Announce("x")) })]);

        await Engine.Restart();

        Assert.All(keys, key => Assert.Equal(3, World.Stored(key)?.Total));
        Assert.All(keys, key => Assert.Equal(3, World.AnnouncedBy(key)));
        Assert.Equal(3, (await Reading(keys[0])).Total);
    }
}
