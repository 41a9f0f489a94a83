using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Platform.Hosting.Live;

/// <summary>The topics this process remembers. A frame is written once, for all who watch, and not at all when nobody does.</summary>
public sealed class LiveFeed : ILiveFeed, IDisposable
{
    private readonly ConcurrentDictionary<(TenantId, string), TopicStream> _streams = new();
    private readonly JsonSerializerOptions _json;
    private readonly LiveOptions _options;
    private readonly TimeProvider _time;
    private readonly ILiveRelay? _relay;
    private readonly ITimer _sweep;

    public LiveFeed(IOptions<JsonOptions> json, LiveOptions options, TimeProvider time, ILiveRelay? relay = null)
    {
        (_json, _options, _time, _relay) = (json.Value.SerializerOptions, options, time, relay);
        _sweep = time.CreateTimer(_ => Sweep(), null, options.Grace / 4, options.Grace / 4);
    }

    public bool IsWatched(TenantId tenant, string topic) =>
        _streams.ContainsKey((tenant, topic)) || _relay?.IsWatchedElsewhere(tenant, topic) == true;

    public void Publish(TenantId tenant, string topic, string kind, object data, Guid? site = null)
    {
        var here = _streams.ContainsKey((tenant, topic));
        var elsewhere = _relay?.IsWatchedElsewhere(tenant, topic) == true;
        if (!here && !elsewhere) return;

        var message = new LiveMessage(tenant, topic, kind, JsonSerializer.SerializeToUtf8Bytes(data, _json), Instant.Truncate(_time.GetUtcNow()), Activity.Current?.Id) { Site = site };
        Receive(message);
        if (elsewhere) _relay!.Send(message);
    }

    /// <summary>Takes a frame that is published here, or that a relay brought.</summary>
    public void Receive(LiveMessage message)
    {
        if (!_streams.TryGetValue((message.Tenant, message.Topic), out var stream)) return;
        stream.Publish(message);
        LiveMetrics.Frames.Add(1, LiveMetrics.Topic(message.Topic));
    }

    /// <summary>Makes every client ask again, because frames from other processes may have been lost.</summary>
    public void Forget()
    {
        foreach (var stream in _streams.Values) stream.Forget();
        LiveMetrics.Resets.Add(1, LiveMetrics.Reason("lost"));
    }

    /// <summary>Joins the topic, making its memory if there is none; from now on no frame of it is lost to the subscription.</summary>
    internal async ValueTask<TopicStream> Join(TenantId tenant, Subscription subscription, CancellationToken ct)
    {
        for (; ; await Task.Yield())
        {
            var stream = _streams.GetOrAdd((tenant, subscription.Topic), static (key, feed) => feed.Open(key.Item1, key.Item2), this);
            if (!stream.Join(subscription)) continue;
            try
            {
                await stream.Connected.Value.WaitAsync(ct);
                return stream;
            }
            catch
            {
                Leave(subscription);
                throw;
            }
        }
    }

    /// <summary>Leaves the topic; what nobody was ever let in to is forgotten at once.</summary>
    internal void Leave(Subscription subscription)
    {
        if (subscription.Stream is not { } stream) return;
        stream.Leave(subscription);
        if (!stream.WasWatched) GiveUp(stream);
    }

    private TopicStream Open(TenantId tenant, string topic) => new(tenant, topic, _options, _time)
    {
        Connected = new(() => _relay?.Watch(tenant, topic, CancellationToken.None).AsTask() ?? Task.CompletedTask),
    };

    private void Sweep()
    {
        foreach (var stream in _streams.Values) GiveUp(stream);
    }

    // In this order: whoever comes meanwhile finds it closed and waits until it is gone, so that our "no longer" never follows its "watch".
    private void GiveUp(TopicStream stream)
    {
        if (!stream.Close()) return;
        _relay?.Unwatch(stream.Tenant, stream.Topic);
        _streams.TryRemove(new((stream.Tenant, stream.Topic), stream));
    }

    public void Dispose() => _sweep.Dispose();
}
