using System.Buffers.Text;
using System.Security.Cryptography;

namespace Platform.Hosting.Live;

/// <summary>
/// The memory of one topic of one tenant: its epoch, how many frames it had, the recent ones, and who watches. It lives while
/// someone watches and a little longer. A new memory has a new epoch, so old positions are never mistaken for its own.
/// </summary>
internal sealed class TopicStream(TenantId tenant, string topic, LiveOptions options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly HashSet<Subscription> _watchers = [];
    private readonly Queue<LiveFrame> _recent = [];
    private readonly KeyValuePair<string, object?> _label = LiveMetrics.Topic(topic);
    private string _epoch = NewEpoch();
    private long _seq;
    private int _bytes;
    private DateTimeOffset _idleSince = time.GetUtcNow();
    private bool _closed;
    private volatile bool _wasWatched;

    public TenantId Tenant => tenant;
    public string Topic => topic;

    /// <summary>Completes when frames from other processes arrive too; begun by the first to join.</summary>
    public Lazy<Task> Connected { get; init; } = new(Task.CompletedTask);

    /// <summary>Whether anyone was ever let in.</summary>
    public bool WasWatched => _wasWatched;

    /// <summary>Frames from now on are kept for it. False when this memory was just given up and another has to be made.</summary>
    public bool Join(Subscription subscription)
    {
        lock (_gate)
        {
            if (_closed) return false;
            _watchers.Add(subscription);
            (subscription.Stream, subscription.JoinedAt, subscription.IsLive) = (this, _seq, false);
            return true;
        }
    }

    /// <summary>
    /// Answers with the frames since the client's own position if they are all remembered and the client can take them at once, else
    /// with a snapshot taken after joining and the frames since then. Null when too much happened in between: join and take another.
    /// </summary>
    public TopicAnswer? Start(Subscription subscription, string? epoch, long? seq, object snapshot)
    {
        lock (_gate)
        {
            if (!_watchers.Contains(subscription)) return null;
            // Frames that do not fit would reset the client, which would ask for the same frames again, and so on for ever.
            var room = subscription.Connection.Room;
            var replays = epoch == _epoch && seq is { } position && position >= 0 && Remembers(position) && _seq - position <= room / 2;
            var from = replays ? seq!.Value : subscription.JoinedAt;
            if (!Remembers(from) || _seq - from > room) return null;

            subscription.IsLive = _wasWatched = true;
            LiveMetrics.Subscribers.Add(1, _label);
            foreach (var frame in _recent)
                if (frame.Seq > from && !subscription.Connection.Offer(frame)) break;
            return new(topic, _epoch, from, replays ? null : snapshot);
        }
    }

    public void Publish(LiveMessage message)
    {
        lock (_gate)
        {
            if (_closed) return;
            var frame = LiveFrame.Of(message, _epoch, ++_seq);
            _recent.Enqueue(frame);
            _bytes += frame.Json.Length;
            while (_recent.Count > options.RecentFrames || (_bytes > options.RecentBytes && _recent.Count > 1)) _bytes -= _recent.Dequeue().Json.Length;

            // One that takes no more is told so by its connection, and comes again.
            Dropped(_watchers.RemoveWhere(watcher => watcher.IsLive && !watcher.Connection.Offer(frame)));
        }
    }

    public void Leave(Subscription subscription)
    {
        lock (_gate)
        {
            if (_watchers.Remove(subscription)) Dropped(subscription.IsLive ? 1 : 0);
        }
    }

    /// <summary>Starts a new epoch and sends every watcher back to ask: frames may have been lost on their way here.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            (_epoch, _seq, _bytes) = (NewEpoch(), 0, 0);
            _recent.Clear();
            var reset = LiveFrame.Reset(topic, time.GetUtcNow());
            foreach (var watcher in _watchers) watcher.Connection.Offer(reset);
            Dropped(_watchers.Count(watcher => watcher.IsLive));
            _watchers.Clear();
        }
    }

    /// <summary>Gives the memory up if nobody came back in time, or nobody was ever let in.</summary>
    public bool Close()
    {
        lock (_gate)
        {
            if (_closed || _watchers.Count > 0 || (_wasWatched && time.GetUtcNow() - _idleSince < options.Grace)) return false;
            return _closed = true;
        }
    }

    // Not with every frame: what nobody watches would be remembered for as long as it is published.
    private void Dropped(int live)
    {
        if (live == 0) return;
        _idleSince = time.GetUtcNow();
        LiveMetrics.Subscribers.Add(-live, _label);
    }

    private bool Remembers(long seq) => seq == _seq || (seq < _seq && _recent.TryPeek(out var oldest) && oldest.Seq <= seq + 1);

    private static string NewEpoch() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(9));
}
