using System.Collections.Concurrent;
using System.Text.Json;
using Platform.Hosting.Live;
using Platform.TestKit;

namespace Platform.Conformance;

/// <summary>A client without a wire, which writes down what it is told.</summary>
internal sealed class LocalClient(LiveSubscriber subscriber)
{
    public LiveConnection Connection { get; set; } = null!;
    public ConcurrentQueue<ReceivedFrame> Frames { get; } = new();
    public TaskCompletionSource HungUp { get; } = new();
    public Action<ReceivedFrame>? OnFrame { get; set; }

    public Task<Outcome<TopicAnswer>> Ask(string topic, string? epoch = null, long? seq = null) =>
        subscriber.Subscribe(Connection, topic, epoch, seq, CancellationToken.None);

    public async Task<TopicAnswer> Subscribe(string topic, string? epoch = null, long? seq = null)
    {
        var outcome = await Ask(topic, epoch, seq);
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }

    public void Receive(LiveFrame frame)
    {
        var received = JsonSerializer.Deserialize<ReceivedFrame>(frame.Json.Span, JsonSerializerOptions.Web)!;
        Frames.Enqueue(received);
        OnFrame?.Invoke(received);
    }

    public async Task<ReceivedFrame[]> Until(int frames)
    {
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (Frames.Count < frames) await Task.Delay(2, guard.Token);
        return [.. Frames];
    }
}
