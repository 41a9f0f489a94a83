using System.Collections.Concurrent;
using System.Diagnostics;
using Platform.Conformance;
using Platform.Twins;

namespace Platform.Hosting.Twins;

public sealed class TwinTracingTests(LocalTwins engine) : TwinsPromises(engine), IClassFixture<LocalTwins>, IDisposable
{
    private static readonly ActivitySource Callers = new("Platform.Hosting.Tests");
    private readonly ConcurrentQueue<Activity> _spans = new();
    private ActivityListener? _listener;

    public void Dispose() => _listener?.Dispose();

    [Fact]
    public async Task A_step_and_its_effects_are_part_of_their_callers_trace()
    {
        Listen();
        using var root = Callers.StartActivity("caller")!;
        await Meters.Tell(Key, new Add(1)); // alive, so that it is stepped on the spot

        await Meters.Tell(Key, new Announce("x"));
        var effect = await Span(root, "twin.effect meter");
        Assert.Contains(Spans(root, "twin.step meter"), step => step.SpanId == effect.ParentSpanId && step.ParentSpanId == root.SpanId);
    }

    [Fact]
    public async Task A_signal_that_had_to_wait_is_part_of_its_callers_trace()
    {
        Listen();
        using var gate = new Gate();
        var held = Task.Run(() => Meters.Tell(Key, new Hold(gate.Id)).AsTask());
        await gate.Reached;

        using var root = Callers.StartActivity("caller")!;
        var waiting = Meters.Tell(Key, new Announce("x")).AsTask();
        gate.Open();
        await Task.WhenAll(held, waiting);

        var effect = await Span(root, "twin.effect meter");
        Assert.Equal(effect.ParentSpanId, Assert.Single(Spans(root, "twin.step meter")).SpanId);
    }

    [Fact]
    public async Task A_step_that_fails_marks_its_span()
    {
        Listen();
        using var root = Callers.StartActivity("caller")!;
        await Assert.ThrowsAsync<InvalidOperationException>(() => Meters.Tell(Key, new Break("no")).AsTask());
        Assert.Equal(ActivityStatusCode.Error, Assert.Single(Spans(root, "twin.step meter")).Status);
    }

    [Fact]
    public async Task Without_a_caller_in_a_trace_there_are_no_spans()
    {
        Listen();
        Activity? during = null;
        World.OnAnnounced = (key, _) =>
        {
            if (key == Key) during = Activity.Current;
            return Task.CompletedTask;
        };
        Activity.Current = null;
        await Meters.Tell(Key, new Announce("x"));
        await Until(() => World.AnnouncedBy(Key) == 1);
        Assert.Null(during);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Effects_stay_in_the_trace_though_nobody_listens_or_many_are_told(bool many)
    {
        ActivityTraceId? seen = null;
        World.OnAnnounced = (key, _) =>
        {
            if (key == Key) seen = Activity.Current?.TraceId;
            return Task.CompletedTask;
        };
        using var root = new Activity("caller").Start();

        if (many) await Meters.TellMany([(Key, new Add(1)), (Key, new Announce("x"))]);
        else await Meters.Tell(Key, new Announce("x"));
        await Until(() => World.AnnouncedBy(Key) == 1);

        Assert.Equal(root.TraceId, seen);
    }

    [Fact]
    public async Task Many_signals_are_not_many_spans()
    {
        Listen();
        using var root = Callers.StartActivity("caller")!;
        await Meters.TellMany([.. NewKeys(20).Select(key => (key, (MeterSignal)new Add(1)))]);
        Assert.Empty(Spans(root, "twin.step meter"));
    }

    private void Listen()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Platform" or "Platform.Hosting.Tests",
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    private Activity[] Spans(Activity root, string name) => [.. _spans.Where(s => s.TraceId == root.TraceId && s.OperationName == name)];

    private async Task<Activity> Span(Activity root, string name)
    {
        await Until(() => Spans(root, name).Length > 0);
        return Assert.Single(Spans(root, name));
    }
}
