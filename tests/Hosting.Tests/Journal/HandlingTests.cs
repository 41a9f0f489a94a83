using System.Diagnostics;
using System.Diagnostics.Metrics;
using Platform.Hosting.Data;

namespace Platform.Hosting.Journal;

public sealed class HandlingTests : IDisposable
{
    private readonly Follower _follower = new();
    private readonly List<Activity> _spans = [];
    private readonly ActivityListener _listener;

    public HandlingTests()
    {
        var ours = Telemetry.Source; // made before anybody listens, or it would be asked about before it has its name
        _listener = new()
        {
            ShouldListenTo = source => source == ours,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = span => { if (span.OperationName == $"subscription.handle {_follower.Name}") _spans.Add(span); },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task A_change_is_handled_in_the_trace_of_its_cause()
    {
        var cause = Trace();
        await Handling.Try(_follower, [Entry(cause)], TimeProvider.System, default);
        Assert.Equal(cause, Assert.Single(_spans).ParentId);
    }

    [Fact]
    public async Task Changes_of_several_causes_are_linked_to_each()
    {
        string[] causes = [Trace(), Trace()];
        await Handling.Try(_follower, [Entry(causes[0]), Entry(causes[1]), Entry(causes[0])], TimeProvider.System, default);
        Assert.Equal(causes.Select(cause => cause[3..35]), Assert.Single(_spans).Links.Select(link => link.Context.TraceId.ToString()));
    }

    [Fact]
    public async Task A_failure_is_on_the_span_and_handed_back()
    {
        _follower.OnEntry = _ => throw new InvalidOperationException("no");
        Assert.IsType<InvalidOperationException>(await Handling.Try(_follower, [Entry(null)], TimeProvider.System, default));
        Assert.Equal(ActivityStatusCode.Error, Assert.Single(_spans).Status);
    }

    [Fact]
    public async Task Being_stopped_is_no_failure()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        _follower.OnEntry = _ => Task.Delay(Timeout.Infinite);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Handling.Try(_follower, [Entry(null)], TimeProvider.System, stop.Token));
    }

    [Fact]
    public async Task The_time_since_the_change_is_measured()
    {
        var lags = new List<double>();
        using var meter = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Name == "platform.journal.lag") listener.EnableMeasurementEvents(instrument); } };
        meter.SetMeasurementEventCallback<double>((_, lag, tags, _) => { if (tags.ToArray().Any(tag => tag.Value is string name && name == _follower.Name)) lags.Add(lag); });
        meter.Start();

        await Handling.Try(_follower, [Entry(null, DateTimeOffset.UtcNow.AddSeconds(-10))], TimeProvider.System, default);
        Assert.InRange(Assert.Single(lags), 10_000, 60_000);
    }

    [Fact]
    public void An_entry_has_the_same_id_whenever_it_is_read_and_another_than_any_other()
    {
        var entry = Entry(null);
        Assert.Equal(entry.Id, (entry with { Position = 99 }).Id);
        Assert.NotEqual(entry.Id, (entry with { Change = entry.Change with { Version = 2 } }).Id);
    }

    private static Entry Entry(string? trace, DateTimeOffset? at = null) => new(
        new JournalEntry
        {
            Tenant = default, StreamKind = "thing", StreamId = Guid.Empty, Version = 1, Kind = "thing.happened", Data = "{}", Actor = default,
            At = at ?? DateTimeOffset.UtcNow, Trace = trace,
        }, Transaction: 3, Position: 1);

    private static string Trace() => $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-01";
}
