using System.Diagnostics;
using System.Text.Json;
using Platform.Hosting.Live;
using StackExchange.Redis;

namespace Platform.Cluster.Live;

/// <summary>
/// Carries frames between processes over Redis. Topics share a thousand channels. When a channel turns out to have no listener, nothing is written for it
/// for a moment; whoever begins to listen waits for longer than that moment, so that nothing published afterwards is kept back.
/// </summary>
internal sealed class RedisRelay(string connection, IServiceProvider services, ILogger<RedisRelay> log) : BackgroundService, ILiveRelay, IAsyncDisposable
{
    private const int Channels = 1024, MostUnderWay = 10_000;
    private static readonly TimeSpan Unheard = TimeSpan.FromMilliseconds(250), UnheardAndMore = TimeSpan.FromMilliseconds(350), BetweenLooks = TimeSpan.FromSeconds(1);
    private static readonly RedisChannel Losses = RedisChannel.Literal("platform.live.lost");

    private readonly Guid _process = Guid.CreateVersion7();
    private readonly Lazy<LiveFeed> _feed = new(services.GetRequiredService<LiveFeed>);
    private readonly long[] _unheardSince = new long[Channels]; // a timestamp; 0 when someone listens, or might
    private readonly Dictionary<int, Watched> _watched = [];
    private ConnectionMultiplexer? _listening, _sending;
    private int _underWay;
    private volatile bool _hasLost;

    private sealed record Frame(Guid Sender, Guid Tenant, string Topic, string Kind, byte[] Data, DateTimeOffset At, string? Trace, Guid? Site);

    private sealed record Watched(ChannelMessageQueue Queue, Task Ready)
    {
        public HashSet<(TenantId, string)> Topics { get; } = [];
    }

    private ISubscriber Listening => (_listening ?? throw new InvalidOperationException("The relay of live frames has not started.")).GetSubscriber();

    // The client sends what it listens to itself another way than the rest: frames keep their order over a connection that listens to nothing.
    private ISubscriber Sending => (_sending ?? throw new InvalidOperationException("The relay of live frames has not started.")).GetSubscriber();

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var options = ConfigurationOptions.Parse(connection);
        options.AbortOnConnectFail = false; // without Redis for a while, clients see what their own process publishes
        (_listening, _sending) = (await ConnectionMultiplexer.ConnectAsync(options), await ConnectionMultiplexer.ConnectAsync(options));
        _listening.ConnectionRestored += (_, _) => _ = Again();
        Listen(Losses, sender =>
        {
            if (sender != _process.ToString()) _feed.Value.Forget();
        });
        await base.StartAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (_listening is not null) await _listening.DisposeAsync();
        if (_sending is not null) await _sending.DisposeAsync();
    }

    public bool IsWatchedElsewhere(TenantId tenant, string topic) =>
        Volatile.Read(ref _unheardSince[ChannelOf(tenant, topic)]) is var since && (since == 0 || Stopwatch.GetElapsedTime(since) > Unheard);

    public void Send(LiveMessage message)
    {
        if (Interlocked.Increment(ref _underWay) > MostUnderWay)
        {
            Interlocked.Decrement(ref _underWay);
            _hasLost = true;
            return;
        }

        var channel = ChannelOf(message.Tenant, message.Topic);
        var frame = new Frame(_process, message.Tenant.Value, message.Topic, message.Kind, message.Data.ToArray(), message.At, message.Trace, message.Site);
        _ = Publish(channel, JsonSerializer.SerializeToUtf8Bytes(frame));
    }

    public ValueTask Watch(TenantId tenant, string topic, CancellationToken ct)
    {
        var channel = ChannelOf(tenant, topic);
        lock (_watched)
        {
            if (!_watched.TryGetValue(channel, out var watched)) _watched[channel] = watched = new(Listen(Name(channel), Receive), Heard());
            watched.Topics.Add((tenant, topic));
            return new(watched.Ready.WaitAsync(ct));
        }
    }

    public void Unwatch(TenantId tenant, string topic)
    {
        var channel = ChannelOf(tenant, topic);
        lock (_watched)
        {
            if (!_watched.TryGetValue(channel, out var watched) || !watched.Topics.Remove((tenant, topic)) || watched.Topics.Count > 0) return;
            _watched.Remove(channel);
            watched.Queue.Unsubscribe(CommandFlags.FireAndForget);
        }
    }

    /// <summary>Whose frames did not get through says so as soon as it can.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (; !stoppingToken.IsCancellationRequested; await Task.Delay(BetweenLooks, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing))
        {
            if (!_hasLost) continue;
            _hasLost = false;
            try { await Sending.PublishAsync(Losses, _process.ToString()); }
            catch (Exception e) when (e is RedisException or TimeoutException) { _hasLost = true; }
        }
    }

    // Messages of one queue are taken one after the other; those of a mere handler are not.
    private ChannelMessageQueue Listen(RedisChannel channel, Action<RedisValue> take)
    {
        var queue = Listening.Subscribe(channel, CommandFlags.FireAndForget);
        queue.OnMessage(message => take(message.Message));
        return queue;
    }

    // When it is back, who listened is listening again before this answer comes.
    private async Task Again()
    {
        await Answered();
        _feed.Value.Forget();
    }

    // Without Redis nobody waits for it: when it is back, every client asks again.
    private async Task Heard()
    {
        if (Listening.IsConnected() && await Answered()) await Task.Delay(UnheardAndMore);
    }

    private async Task<bool> Answered()
    {
        try
        {
            await Listening.PingAsync(); // over the connection that listens, behind what was said there before
            return true;
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            log.LogDebug(e, "Redis does not answer; clients see what their own process publishes.");
            return false;
        }
    }

    private async Task Publish(int channel, byte[] frame)
    {
        var since = Stopwatch.GetTimestamp();
        try
        {
            var heard = await Sending.PublishAsync(Name(channel), frame);
            Volatile.Write(ref _unheardSince[channel], heard > 0 ? 0 : since);
            if (heard > 0) LiveMetrics.Relayed.Add(1, LiveMetrics.Direction("sent"));
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            _hasLost = true;
            log.LogDebug(e, "A live frame could not be sent to other processes; their clients are told to ask again.");
        }
        finally { Interlocked.Decrement(ref _underWay); }
    }

    private void Receive(RedisValue value)
    {
        if (JsonSerializer.Deserialize<Frame>(((ReadOnlyMemory<byte>)value).Span) is not { } frame || frame.Sender == _process) return;
        LiveMetrics.Relayed.Add(1, LiveMetrics.Direction("received"));
        _feed.Value.Receive(new(new TenantId(frame.Tenant), frame.Topic, frame.Kind, frame.Data, frame.At, frame.Trace) { Site = frame.Site });
    }

    private static RedisChannel Name(int channel) => RedisChannel.Literal($"platform.live.{channel}");

    // The same in every process, which a string's own hash is not.
    private static int ChannelOf(TenantId tenant, string topic)
    {
        var hash = 2166136261u;
        foreach (var b in tenant.Value.ToByteArray()) hash = (hash ^ b) * 16777619;
        foreach (var c in topic) hash = (hash ^ c) * 16777619;
        return (int)(hash % Channels);
    }
}
