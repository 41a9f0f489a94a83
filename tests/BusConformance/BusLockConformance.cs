using Platform.Hosting.Bus;

namespace Platform.Conformance;

/// <summary>What every transport promises about a received message: it is locked, counted, and never lost on the way.</summary>
public abstract class BusLockConformance(IBusFixture fixture) : BusPromises(fixture)
{
    private static readonly TimeSpan ShortLock = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_received_message_is_nobody_elses()
    {
        var subscription = await Subscribe();
        await Publish(Message("mine"));
        await One(Open(subscription));
        await Nothing(Open(subscription, Fixture.Elsewhere));
    }

    [Fact]
    public async Task When_the_lock_runs_out_the_message_comes_again_and_is_counted()
    {
        var subscription = await Subscribe(locked: ShortLock);
        await Publish(Message("again"));
        await One(Open(subscription)); // a consumer that crashes in the middle of it: it never settles, it never closes

        Assert.Equal(2, (await One(Open(subscription, Fixture.Elsewhere))).Count);
    }

    [Fact]
    public async Task A_renewed_lock_does_not_run_out()
    {
        var subscription = await Subscribe(locked: ShortLock);
        await Publish(Message("long work"));
        var worker = Open(subscription);
        var delivery = await One(worker);

        var elsewhere = One(Open(subscription, Fixture.Elsewhere));
        for (var i = 0; i < 8; i++)
        {
            await Task.Delay(ShortLock / 4);
            Assert.Single(await worker.Renew([delivery], default));
        }

        Assert.False(elsewhere.IsCompleted);
        await worker.Complete([delivery], default);
    }

    [Fact]
    public async Task What_someone_else_received_meanwhile_can_be_neither_renewed_nor_completed()
    {
        var subscription = await Subscribe(locked: ShortLock);
        await Publish(Message("too slow"));
        var (slow, quick) = (Open(subscription), Open(subscription, Fixture.Elsewhere));
        var late = await One(slow);
        var taken = await One(quick);

        Assert.Empty(await slow.Renew([late], default));
        Assert.Equal(0, await slow.Complete([late], default));
        await slow.Abandon(late, "too slow", default);
        Assert.Equal(1, await quick.Complete([taken], default));
    }

    [Fact]
    public async Task An_abandoned_message_comes_again_at_once_and_is_counted()
    {
        var subscription = await Subscribe();
        var reader = Open(subscription);
        await Publish(Message("not now"));

        for (var count = 1; count <= 4; count++)
        {
            var delivery = await One(reader);
            Assert.Equal(count, delivery.Count);
            await reader.Abandon(delivery, "not now", default);
        }
    }

    [Fact]
    public async Task After_its_last_delivery_an_abandoned_message_is_a_dead_letter()
    {
        var subscription = await Subscribe(maxDeliveries: 3);
        var reader = Open(subscription);
        await Publish(Message("poison"));
        for (var i = 0; i < 3; i++) await reader.Abandon(await One(reader), $"failure {i + 1}", default);

        await Nothing(reader);
        var dead = Assert.Single(await Bus.DeadLetters(subscription, 10, default));
        Assert.Equal(("failure 3", 3, Tenant), (dead.Reason, dead.Deliveries, dead.Message.Tenant));
    }

    [Fact]
    public async Task A_message_that_kills_its_consumers_is_a_dead_letter_in_the_end()
    {
        var subscription = await Subscribe(locked: ShortLock, maxDeliveries: 2);
        await Publish(Message("killer"));
        await One(Open(subscription));
        await One(Open(subscription));

        var third = Open(subscription).Receive(1, default);
        while ((await Bus.DeadLetters(subscription, 10, default)).Count == 0) await Task.Delay(100).WaitAsync(Patience);
        Assert.False(third.IsCompleted);
    }

    [Fact]
    public async Task A_dead_letter_comes_no_more_until_it_is_resubmitted()
    {
        var subscription = await Subscribe();
        var reader = Open(subscription);
        var message = Message("mend me");
        await Publish(message);
        await reader.DeadLetter(await One(reader), "it makes no sense", default);
        await Nothing(reader);
        Assert.Equal("it makes no sense", Assert.Single(await Bus.DeadLetters(subscription, 10, default)).Reason);

        Assert.Equal(1, await Bus.Resubmit(subscription, [message.Id], default));
        var again = await One(reader);
        Assert.Equal((message.Id, 1), (again.Message.Id, again.Count));
        Assert.Empty(await Bus.DeadLetters(subscription, 10, default));
    }

    [Fact]
    public async Task A_discarded_dead_letter_is_gone()
    {
        var subscription = await Subscribe();
        var reader = Open(subscription);
        var message = Message("hopeless");
        await Publish(message);
        await reader.DeadLetter(await One(reader), "hopeless", default);

        Assert.Equal(1, await Bus.Discard(subscription, [message.Id], default));
        Assert.Equal(0, await Bus.Resubmit(subscription, [message.Id], default));
        await Nothing(reader);
    }

    [Fact]
    public async Task A_dead_letter_of_one_subscription_is_alive_in_another()
    {
        var (first, second) = (await Subscribe("first"), await Subscribe("second"));
        await Publish(Message("poison for one"));
        var reader = Open(first);
        await reader.DeadLetter(await One(reader), "poison", default);

        Assert.Empty(await Bus.DeadLetters(second, 10, default));
        await One(Open(second));
    }

    [Fact]
    public async Task A_consumer_that_closes_gives_back_what_it_holds_uncounted()
    {
        var subscription = await Subscribe();
        await Publish(Messages(3));
        var leaving = Open(subscription);
        await Exactly(3, leaving);

        await leaving.DisposeAsync();
        Assert.All(await Exactly(3, Open(subscription)), delivery => Assert.Equal(1, delivery.Count));
    }
}
