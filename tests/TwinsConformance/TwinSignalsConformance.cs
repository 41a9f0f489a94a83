using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Conformance;

/// <summary>What every engine promises to whoever speaks to a twin.</summary>
public abstract class TwinSignalsConformance(ITwinsFixture engine) : TwinsPromises(engine)
{
    [Fact]
    public async Task A_twin_begins_when_first_spoken_to_and_remembers()
    {
        await Meters.Tell(Key, new Add(2));
        Assert.Equal(9, await Meters.Ask(Key, new AddAll([3, 4])));
        Assert.Equal(9, (await Reading(Key)).Total);
    }

    [Fact]
    public async Task Twins_of_two_tenants_with_one_id_are_two_twins()
    {
        var other = Key with { Tenant = new TenantId(Guid.NewGuid()) };
        await Meters.Tell(Key, new Add(2));
        Assert.Equal(0, (await Reading(other)).Total);
    }

    [Fact]
    public async Task One_signal_at_a_time()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => Meters.Tell(Key, new Spin(2)).AsTask())));
        Assert.Equal(40, (await Reading(Key)).Total);
    }

    [Fact]
    public async Task No_tell_is_lost_among_many_callers()
    {
        var keys = NewKeys(20);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 500; i++) await Meters.Tell(keys[i % keys.Length], new Add(1));
        })));
        foreach (var key in keys) Assert.Equal(16 * 500 / keys.Length, (await Reading(key)).Handled);
    }

    [Fact]
    public async Task Many_signals_travel_in_one_call_and_keep_their_order_per_twin()
    {
        var keys = NewKeys(500);
        var told = keys.SelectMany(k => new (TwinKey, MeterSignal)[] { (k, new Add(1)), (k, new WakeMeAt(Now.AddHours(1))), (k, new WakeMeAt(null)) }).ToArray();
        for (var round = 1; round <= 2; round++) // first they wait for their twins to be loaded, then the twins are there
        {
            await Meters.TellMany(told);
            Assert.All(await Task.WhenAll(keys.Select(Reading)), meter => Assert.Equal((round, null), (meter.Total, meter.WakeAt)));
        }
    }

    [Fact]
    public async Task Many_signals_are_all_handled_though_some_fail()
    {
        var keys = NewKeys(50);
        var told = keys.SelectMany(k => new (TwinKey, MeterSignal)[] { (k, new Break("no")), (k, new Add(1)) }).ToArray();

        var failure = await Assert.ThrowsAsync<AggregateException>(() => Meters.TellMany(told).AsTask());

        Assert.Equal(50, failure.Flatten().InnerExceptions.OfType<InvalidOperationException>().Count());
        Assert.All(await Task.WhenAll(keys.Select(Reading)), meter => Assert.Equal(1, meter.Total));
    }

    [Fact]
    public async Task What_a_step_throws_reaches_its_caller_and_leaves_the_twin_as_it_was()
    {
        await Meters.Tell(Key, new Add(1));
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => Meters.Tell(Key, new Break("broken on purpose")).AsTask());
        Assert.Equal("broken on purpose", thrown.Message);
        Assert.Equal(1, (await Reading(Key)).Total);
    }

    [Fact]
    public async Task A_withdrawn_call_lets_its_caller_go()
    {
        using var gate = new Gate();
        using var withdrawn = new CancellationTokenSource();
        var held = Task.Run(() => Meters.Tell(Key, new Hold(gate.Id)).AsTask());
        await gate.Reached;

        var waiting = Meters.Tell(Key, new Add(100), withdrawn.Token).AsTask();
        await withdrawn.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        gate.Open();
        await held;
    }

    [Fact]
    public async Task A_flooded_twin_answers_busy_and_handles_what_it_took()
    {
        using var gate = new Gate();
        var held = Task.Run(() => Meters.Tell(Key, new Hold(gate.Id)).AsTask());
        await gate.Reached;

        var flood = Enumerable.Range(0, 2_000).Select(_ => Answered(Meters.Tell(Key, new Add(1)))).ToArray();
        await Until(() => flood.Any(f => f.IsCompleted));
        gate.Open();

        var handled = (await Task.WhenAll(flood)).Count(answered => answered);
        await held;
        Assert.InRange(handled, 1, 1_999);
        Assert.Equal(handled, (await Reading(Key)).Total);
    }

    private static async Task<bool> Answered(ValueTask told)
    {
        try { await told; }
        catch (TwinBusyException) { return false; }
        return true;
    }
}
