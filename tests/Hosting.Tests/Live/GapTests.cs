using System.Collections.Concurrent;
using Platform.TestKit;

namespace Platform.Hosting.Live;

public sealed class GapTests
{
    /// <summary>
    /// Clients that come, go, fall behind and come back with an old position, while many publish at once. Every client follows the
    /// protocol: a frame out of turn means ask again. In the end each must know what is so.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Whatever_comes_between_every_client_ends_up_knowing_what_is_so(int seed)
    {
        await using var world = new LiveWorld(new() { RecentFrames = 16, FramesPerConnection = 12, Grace = TimeSpan.FromMilliseconds(40) });
        string[] topics = ["counter:1", "counter:2", "counter:3"];
        foreach (var topic in topics) world.Counters.Add(world.Tenant, topic);
        world.Counters.BeforeSnapshot = _ => Random.Shared.Next(3) == 0 ? Task.Delay(1) : Task.CompletedTask;

        var publishing = Enumerable.Range(0, 3).Select(p => Task.Run(async () =>
        {
            var chance = new Random(seed * 31 + p);
            for (var i = 0; i < 1_500; i++)
            {
                world.Counters.Count(world.Feed, world.Tenant, topics[chance.Next(topics.Length)]);
                if (chance.Next(20) == 0) await Task.Delay(1);
            }
        })).ToArray();
        var followers = Enumerable.Range(0, 6).Select(_ => new Follower(world, topics)).ToArray();
        var following = followers.Select((follower, f) => Task.Run(async () =>
        {
            var chance = new Random(seed * 77 + f);
            while (!publishing.All(p => p.IsCompleted)) await follower.Misbehave(chance);
            await follower.Settle();
        })).ToArray();

        await Task.WhenAll(publishing).WaitAsync(TimeSpan.FromMinutes(1));
        await Task.WhenAll(following).WaitAsync(TimeSpan.FromMinutes(1));

        foreach (var topic in topics)
            foreach (var follower in followers)
                Assert.Equal(world.Counters.Find(world.Tenant, topic), follower.Known(topic));
    }

    /// <summary>A client that follows some topics by the rules, over a connection it may lose.</summary>
    private sealed class Follower(LiveWorld world, string[] topics)
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
    private sealed class Place
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
}
