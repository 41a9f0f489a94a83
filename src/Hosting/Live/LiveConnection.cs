using System.Security.Claims;
using Platform.Hosting.Http;

namespace Platform.Hosting.Live;

/// <summary>
/// One client of the stream: what it watches, what waits to be sent to it, and the loop that sends it. A client too slow for its
/// topics loses all of them at once and is told so; what it costs us stays the same.
/// </summary>
internal sealed class LiveConnection(
    ClaimsPrincipal user, LiveFeed feed, LiveOptions options, TimeProvider time, Func<IReadOnlyList<LiveFrame>, CancellationToken, ValueTask> send, Action hangUp)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Subscription> _topics = [];
    private readonly PermittedSites _sites = user.Sites();
    private readonly Outbox _outbox = new(options.FramesPerConnection);
    private bool _gone;

    public ClaimsPrincipal User => user;

    /// <summary>How many more frames it can take now.</summary>
    public int Room => _outbox.Room;

    public bool Offer(LiveFrame frame) => _outbox.Offer(frame.Site is { } site && !_sites.Contains(site) ? frame.Hidden : frame);

    /// <summary>A place for the topic, instead of an earlier one; null when the client watches as many as it may, or has left.</summary>
    public Subscription? Add(string topic)
    {
        var added = new Subscription(this, topic);
        Subscription? earlier;
        lock (_gate)
        {
            if (_gone || (!_topics.TryGetValue(topic, out earlier) && _topics.Count >= options.TopicsPerConnection)) return null;
            _topics[topic] = added;
        }

        if (earlier is not null) feed.Leave(earlier);
        return added;
    }

    public void Remove(string topic)
    {
        Subscription? removed;
        lock (_gate) _topics.Remove(topic, out removed);
        if (removed is not null) feed.Leave(removed);
    }

    public void Remove(Subscription subscription)
    {
        lock (_gate)
            if (_topics.GetValueOrDefault(subscription.Topic) == subscription) _topics.Remove(subscription.Topic);
        feed.Leave(subscription);
    }

    /// <summary>Whether the client still wants what it asked for; it may have gone while the answer was made.</summary>
    public bool Wants(Subscription subscription)
    {
        lock (_gate) return _topics.GetValueOrDefault(subscription.Topic) == subscription;
    }

    /// <summary>Sends until the client is gone.</summary>
    public async Task Run(CancellationToken ct)
    {
        try
        {
            for (; ; )
            {
                var frames = await _outbox.Take(ct) ?? Reset();
                await send(frames, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested) { }
        catch (Exception) { hangUp(); } // a client that cannot be written to is gone; its transport logs why
        finally { Leave(); }
    }

    public void HangUp()
    {
        lock (_gate)
            if (!_gone) hangUp(); // afterwards the transport may already serve someone else
    }

    /// <summary>Gives up every place; none is given anymore.</summary>
    public void Leave()
    {
        lock (_gate) _gone = true;
        foreach (var subscription in TakeAll()) feed.Leave(subscription);
    }

    private List<LiveFrame> Reset()
    {
        var lost = TakeAll();
        foreach (var subscription in lost) feed.Leave(subscription);
        LiveMetrics.Resets.Add(1, LiveMetrics.Reason("slow"));
        var now = time.GetUtcNow();
        return lost.ConvertAll(subscription => LiveFrame.Reset(subscription.Topic, now));
    }

    // Under one lock: a topic added before this is among those taken, one added after finds an outbox that takes frames.
    private List<Subscription> TakeAll()
    {
        lock (_gate)
        {
            List<Subscription> all = [.. _topics.Values];
            _topics.Clear();
            _outbox.Empty();
            return all;
        }
    }
}
