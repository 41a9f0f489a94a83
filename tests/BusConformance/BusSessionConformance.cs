using System.Collections.Concurrent;
using Platform.Hosting.Bus;

namespace Platform.Conformance;

/// <summary>What every transport promises to subscriptions that keep sessions: order, and one consumer at a time.</summary>
public abstract class BusSessionConformance(IBusFixture fixture) : BusPromises(fixture)
{
    [Fact]
    public async Task Many_consumers_keep_the_order_of_every_session()
    {
        const int Sessions = 10, Each = 30;
        var subscription = await Subscribe(sessions: true);
        for (var i = 0; i < Each; i++) await Publish([.. Enumerable.Range(0, Sessions).Select(session => Message($"{i}", $"session {session}"))]);

        var seen = new ConcurrentDictionary<string, List<string>>();
        var busy = new ConcurrentDictionary<string, bool>();
        using var enough = new CancellationTokenSource();
        var left = Sessions * Each;
        var consumers = Enumerable.Range(0, 6).Select(async i =>
        {
            var reader = Open(subscription, i % 2 == 0 ? Bus : Fixture.Elsewhere);
            try
            {
                while (true)
                    foreach (var session in (await reader.Receive(20, enough.Token)).GroupBy(delivery => delivery.Message.Session!))
                    {
                        Assert.True(busy.TryAdd(session.Key, true), "two consumers have the same session");
                        await Task.Yield();
                        lock (seen) seen.GetOrAdd(session.Key, _ => []).AddRange(session.Select(Said));
                        busy.TryRemove(session.Key, out _);
                        await reader.Complete([.. session], default);
                        if (Interlocked.Add(ref left, -session.Count()) <= 0) await enough.CancelAsync();
                    }
            }
            catch (OperationCanceledException) { }
        });

        await Task.WhenAll(consumers).WaitAsync(Patience);
        Assert.Equal(Sessions, seen.Count);
        Assert.All(seen.Values, said => Assert.Equal(Enumerable.Range(0, Each).Select(i => $"{i}"), said));
    }

    [Fact]
    public async Task While_one_consumer_has_a_message_of_a_session_the_others_get_none_of_it()
    {
        var subscription = await Subscribe(sessions: true);
        await Publish(Message("first", "s"), Message("second", "s"));
        var holder = Open(subscription);
        var first = await One(holder);
        Assert.Equal("first", Said(first));
        var other = Open(subscription, Fixture.Elsewhere);
        await Nothing(other);

        await holder.Complete([first], default);
        await holder.DisposeAsync();
        Assert.Equal("second", Said(await One(other)));
    }

    [Fact]
    public async Task A_session_that_is_held_up_holds_up_no_other()
    {
        var subscription = await Subscribe(sessions: true);
        await Publish(Message("stuck", "one"), Message("waits", "one"), Message("goes on", "two"));
        await One(Open(subscription));
        Assert.Equal("goes on", Said(await One(Open(subscription, Fixture.Elsewhere))));
    }

    [Fact]
    public async Task An_abandoned_message_comes_before_those_behind_it_which_are_not_counted()
    {
        var subscription = await Subscribe(sessions: true);
        await Publish(Messages(3, "s"));
        var reader = Open(subscription);
        await reader.Abandon((await Exactly(1, reader))[0], "not now", default);

        var first = await One(reader);
        Assert.Equal(("0", 2), (Said(first), first.Count));
        await reader.Complete([first], default);
        var second = await One(reader);
        Assert.Equal(("1", 1), (Said(second), second.Count));
    }

    [Fact]
    public async Task Abandoning_a_message_gives_back_those_received_behind_it()
    {
        var subscription = await Subscribe(sessions: true);
        await Publish([.. Messages(3, "s"), Message("other", "t")]);
        var reader = Open(subscription);
        var all = await Exactly(4, reader);
        await reader.Complete([all.Single(delivery => Said(delivery) == "0")], default);
        await reader.Abandon(all.Single(delivery => Said(delivery) == "1"), "not now", default);

        var again = await Exactly(2, Open(subscription, Fixture.Elsewhere));
        Assert.Equal([("1", 2), ("2", 1)], again.Select(delivery => (Said(delivery), delivery.Count)));
    }

    [Fact]
    public async Task A_dead_letter_lets_those_behind_it_pass()
    {
        var subscription = await Subscribe(sessions: true);
        await Publish(Messages(2, "s"));
        var reader = Open(subscription);
        await reader.DeadLetter((await Exactly(1, reader))[0], "poison", default);
        Assert.Equal("1", Said(await One(reader)));
    }

    [Fact]
    public async Task A_session_goes_on_in_order_when_its_consumer_crashed()
    {
        var subscription = await Subscribe(sessions: true, locked: TimeSpan.FromSeconds(1));
        await Publish(Messages(4, "s"));
        await Exactly(2, Open(subscription)); // and never settled

        Assert.Equal(["0", "1", "2", "3"], (await Exactly(4, Open(subscription, Fixture.Elsewhere))).Select(Said));
    }
}
