using Platform.Conformance;
using Platform.Twins;
using Xunit.Sdk;

namespace Platform.Hosting.Twins;

/// <summary>An engine that breaks a promise is caught by the suite.</summary>
public sealed class SabotagedTwinsTests(LocalTwins engine) : IClassFixture<LocalTwins>
{
    [Fact]
    public Task Overtaking_is_caught() =>
        Caught(new Sabotage(engine) { Many = signals => [.. signals.Reverse()] }, suite => suite.Many_signals_travel_in_one_call_and_keep_their_order_per_twin());

    [Fact]
    public Task Losing_one_signal_in_a_hundred_is_caught()
    {
        var told = 0;
        return Caught(new Sabotage(engine) { One = signal => Interlocked.Increment(ref told) % 100 == 0 ? null : signal },
            suite => suite.No_tell_is_lost_among_many_callers());
    }

    [Fact]
    public Task Mixing_up_tenants_is_caught() =>
        Caught(new Sabotage(engine) { Address = key => key with { Tenant = default } }, suite => suite.Twins_of_two_tenants_with_one_id_are_two_twins());

    [Fact]
    public Task Giving_up_after_the_first_failure_is_caught() =>
        Caught(new Sabotage(engine) { Many = signals => [.. signals.TakeWhile(s => s.Signal is not Break), signals.First(s => s.Signal is Break)] },
            suite => suite.Many_signals_are_all_handled_though_some_fail());

    private static async Task Caught(ITwinsFixture sabotage, Func<TwinSignalsConformance, Task> promise) =>
        Assert.IsAssignableFrom<XunitException>(await Record.ExceptionAsync(() => promise(new Suite(sabotage))));

    private sealed class Suite(ITwinsFixture engine) : TwinSignalsConformance(engine);

    private sealed class Sabotage(LocalTwins sound) : ITwinsFixture, ITwins<MeterSignal>
    {
        public Func<TwinKey, TwinKey> Address { get; init; } = key => key;
        public Func<MeterSignal, MeterSignal?> One { get; init; } = signal => signal;
        public Func<IReadOnlyList<(TwinKey Key, MeterSignal Signal)>, IReadOnlyList<(TwinKey Key, MeterSignal Signal)>> Many { get; init; } = signals => signals;

        public ITwins<MeterSignal> Meters => this;
        public World World => sound.World;
        public Task Rest(TwinKey key) => sound.Rest(key);
        public Task Restart() => sound.Restart();

        public ValueTask<TReply> Ask<TReply>(TwinKey key, IAsk<MeterSignal, TReply> question, CancellationToken ct) => sound.Meters.Ask(Address(key), question, ct);

        public ValueTask Tell(TwinKey key, MeterSignal signal, CancellationToken ct) => One(signal) is { } told ? sound.Meters.Tell(Address(key), told, ct) : default;

        public ValueTask TellMany(IReadOnlyList<(TwinKey Key, MeterSignal Signal)> signals, CancellationToken ct) => sound.Meters.TellMany(Many(signals), ct);
    }
}
