using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Conformance;

/// <summary>What every engine promises about effects: after the change, in order, at least once, and never in the way of the twin.</summary>
public abstract class TwinEffectsConformance(ITwinsFixture engine) : TwinsPromises(engine)
{
    [Fact]
    public async Task Effects_follow_the_change_in_order_and_may_speak_to_their_own_twin()
    {
        var seen = new List<int>();
        World.OnAnnounced = async (key, _) => { if (key == Key) seen.Add((await Reading(key)).Total); };

        await Meters.TellMany([(Key, new Add(1)), (Key, new Announce("a")), (Key, new Announce("b")), (Key, new Add(1)), (Key, new Announce("c"))]);
        await Until(() => World.AnnouncedBy(Key) == 3);

        Assert.Equal(["a1", "b1", "c2"], World.Announcements.Where(a => a.Key == Key).Select(a => $"{a.What}{a.Total}"));
        Assert.All(seen, total => Assert.InRange(total, 1, 2));
    }

    [Fact]
    public async Task An_effect_is_tried_until_it_succeeds_and_no_snapshot_runs_ahead_of_it()
    {
        var attempts = 0;
        var ahead = false;
        World.OnAnnounced = (key, _) =>
        {
            if (key != Key) return Task.CompletedTask;
            ahead |= World.Stored(Key) is not null;
            return ++attempts < 4 ? throw new IOException("not now") : Task.CompletedTask;
        };

        await Meters.TellMany([(Key, new Announce("hard")), (Key, new Add(5))]);

        await Until(() => World.Stored(Key)?.Total == 5);
        Assert.Equal((4, false), (attempts, ahead));
    }

    [Fact]
    public async Task A_twin_does_not_wait_for_its_effects()
    {
        using var gate = new Gate();
        World.OnAnnounced = (key, _) => key == Key ? gate.Pass() : Task.CompletedTask;
        await Meters.Tell(Key, new Announce("slow"));
        await gate.Reached;
        await Meters.Tell(Key, new Add(1));
        Assert.Equal(1, (await Reading(Key)).Total);
    }

    [Fact]
    public async Task A_leaving_twin_finishes_its_effects_though_they_speak_to_it()
    {
        using var gate = new Gate();
        World.OnAnnounced = async (key, _) =>
        {
            if (key != Key || World.AnnouncedBy(Key) > 0) return;
            await gate.Pass();
            await Meters.Tell(Key, new Add(1));
        };
        await Meters.TellMany([(Key, new Add(1)), (Key, new Announce("last words"))]);
        await gate.Reached;

        var resting = Engine.Rest(Key);
        await Task.Delay(50); // it is on its way out by now, or this proves less
        gate.Open();
        await resting.WaitAsync(Gate.Patience);

        await Until(() => World.Stored(Key)?.Total == 2);
        Assert.Equal(1, World.AnnouncedBy(Key));
    }

    [Fact]
    public async Task A_twin_whose_effects_lag_behind_answers_busy_and_does_what_it_took_on()
    {
        using var gate = new Gate();
        World.OnAnnounced = (key, _) => key == Key ? gate.Pass() : Task.CompletedTask;
        var took = 0;
        await Assert.ThrowsAsync<TwinBusyException>(async () =>
        {
            for (; took < 2_000; took++) await Meters.Tell(Key, new Announce("more"));
        });

        gate.Open();
        await Until(() => World.AnnouncedBy(Key) == took);
        await Meters.Tell(Key, new Announce("as before"));
    }
}
