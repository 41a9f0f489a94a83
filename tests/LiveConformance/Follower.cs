using System.Collections.Concurrent;
using Platform.Hosting.Live;
using Platform.TestKit;

namespace Platform.Conformance;

/// <summary>A client that follows some topics by the rules, over a connection it may lose.</summary>
internal sealed class Follower(LiveWorld world, string[] topics)
{
    private readonly ConcurrentDictionary<string, Place> _places = new();
    private LocalClient? _client;
    private int _delay;

    public int? Known(string topic) => _places[topic].Value;

    public async Task Misbehave(Random chance)
    {
        switch (chance.Next(4))
        {
            case 0:
                _client?.Connection.Leave();
                _client = null;
                break;
            case 1:
                _delay = chance.Next(4);
                break;
            default:
                await Ask();
                break;
        }

        await Task.Delay(chance.Next(5));
    }

    public async Task Settle()
    {
        _delay = 0;
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(45));
        while (topics.Any(topic => !(_places.TryGetValue(topic, out var place) && place.Asked == _client && place.Value == world.Counters.Find(world.Tenant, topic))))
        {
            // Nothing is published any more: whoever is not up to date by now learns it from the frames and resets already on their way.
            await Task.Delay(5, guard.Token);
            await Ask();
        }
    }

    private async Task Ask()
    {
        var client = _client ??= Connect();
        foreach (var topic in topics)
        {
            var place = _places.GetOrAdd(topic, _ => new());
            if (place.Asked == client && !place.Lost) continue;
            place.Begin(client);
            if ((await client.Ask(topic, place.Epoch, place.Seq)).Value is { } answer) place.Resume(answer);
            else place.Fail();
        }
    }

    private LocalClient Connect()
    {
        var client = world.Connect(wire: () => _delay == 0 ? Task.CompletedTask : Task.Delay(_delay));
        client.OnFrame = frame => { if (client == _client) _places.GetOrAdd(frame.Topic, _ => new()).Receive(frame); };
        return client;
    }
}

/// <summary>What a client knows of one topic: the rules of the protocol, as short as they can be said.</summary>
internal sealed class Place
{
    private readonly List<ReceivedFrame> _early = [];

    public LocalClient? Asked { get; private set; }
    public bool Lost { get; private set; }
    public string? Epoch { get; private set; }
    public long? Seq { get; private set; }
    public int? Value { get; private set; }
    private bool Asking { get; set; }

    public void Begin(LocalClient client)
    {
        lock (_early)
        {
            (Asked, Asking, Lost) = (client, true, false);
            _early.Clear();
        }
    }

    public void Fail()
    {
        lock (_early) (Lost, Asking) = (true, false);
    }

    public void Resume(TopicAnswer answer)
    {
        lock (_early)
        {
            Asking = false;
            (Epoch, Seq) = (answer.Epoch, answer.Seq);
            if (answer.Snapshot is Counted now) Learn(now.Value);
            foreach (var frame in _early) Take(frame);
            _early.Clear();
        }
    }

    public void Receive(ReceivedFrame frame)
    {
        lock (_early)
        {
            if (Asking) _early.Add(frame);
            else Take(frame);
        }
    }

    private void Take(ReceivedFrame frame)
    {
        if (frame.Epoch == Epoch && frame.Seq <= Seq) return;
        if (frame.Epoch != Epoch || frame.Seq != Seq + 1)
        {
            Lost = true;
            return;
        }

        Seq = frame.Seq;
        Learn(frame.Data.GetProperty("value").GetInt32());
    }

    // Several publish at once here, so what they say may be out of order; the larger count is the newer.
    private void Learn(int value) => Value = Math.Max(Value ?? 0, value);
}
