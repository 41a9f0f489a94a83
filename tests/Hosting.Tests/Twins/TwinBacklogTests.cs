using Platform.Conformance;
using Platform.Twins;

namespace Platform.Hosting.Twins;

public sealed class TwinBacklogTests(LocalTwins engine) : TwinsPromises(engine), IClassFixture<LocalTwins>
{
    [Fact]
    public async Task A_twin_too_busy_for_others_still_hears_the_effects_it_waits_for()
    {
        using var gate = new Gate();
        var other = NewKey();
        World.OnAnnounced = async (key, _) =>
        {
            await gate.Pass();
            await Reading(key == Key ? other : Key); // each waits for the other
        };
        var took = await Fill(Key) + await Fill(other);

        gate.Open();
        await Until(() => World.AnnouncedBy(Key) + World.AnnouncedBy(other) == took);
    }

    [Fact]
    public async Task A_twin_too_busy_to_wake_wakes_when_its_effects_are_done()
    {
        using var gate = new Gate();
        World.OnAnnounced = (_, _) => gate.Pass();
        await Meters.Tell(Key, new WakeMeAt(Now.AddMilliseconds(100)));
        await Fill(Key);
        gate.Open();
        await Until(async () => World.AnnouncedBy(Key) > 0 && await Woken() == 1);
    }

    // Nobody is answered until some of the effects are done.
    private async Task<int> Woken()
    {
        try { return (await Reading(Key)).Woken.Count; }
        catch (TwinBusyException) { return 0; }
    }

    private async Task<int> Fill(TwinKey key)
    {
        for (var took = 0; ; took++)
            try { await Meters.Tell(key, new Announce("more")); }
            catch (TwinBusyException) { return took; }
    }
}
