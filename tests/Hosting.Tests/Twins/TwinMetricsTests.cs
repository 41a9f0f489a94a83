using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Platform.Conformance;
using Platform.Twins;

namespace Platform.Hosting.Twins;

public sealed class TwinMetricsTests(LocalTwins engine) : TwinsPromises(engine), IClassFixture<LocalTwins>
{
    [Fact]
    public async Task Steps_failures_lateness_and_the_living_are_measured_by_kind_alone()
    {
        var measured = new ConcurrentDictionary<string, double>();
        var tags = new ConcurrentDictionary<string, byte>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, l) => { if (instrument.Name.StartsWith("platform.twins.", StringComparison.Ordinal)) l.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((instrument, value, labels, _) => Note(instrument, value, labels));
        listener.SetMeasurementEventCallback<int>((instrument, value, labels, _) => Note(instrument, value, labels));
        listener.SetMeasurementEventCallback<double>((instrument, _, labels, _) => Note(instrument, 1, labels));
        listener.Start();

        await Meters.TellMany([(Key, new Add(1)), (Key, new WakeMeAt(Now))]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Meters.Tell(Key, new Break("no")).AsTask());
        await Until(async () => (await Reading(Key)).Woken.Count == 1);
        listener.RecordObservableInstruments();

        Assert.Equal(["platform.twins.failures", "platform.twins.living", "platform.twins.steps", "platform.twins.wake.lateness"], measured.Keys.Order());
        Assert.All(measured.Values, value => Assert.True(value >= 1));
        Assert.Equal(["kind"], tags.Keys);

        void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> labels)
        {
            measured.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value);
            foreach (var label in labels) tags[label.Key] = 0;
        }
    }
}
