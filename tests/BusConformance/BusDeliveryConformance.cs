using Platform.Hosting.Bus;

namespace Platform.Conformance;

/// <summary>What every transport promises about getting messages from here to there.</summary>
public abstract class BusDeliveryConformance(IBusFixture fixture) : BusPromises(fixture)
{
    [Fact]
    public async Task A_message_arrives_as_it_was_sent()
    {
        var reader = Open(await Subscribe());
        var sent = Message("hello", "a-session") with { Trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01" };
        await Publish(sent);

        var got = await One(reader);
        Assert.Equal("hello", Said(got));
        Assert.Equal(1, got.Count);
        Assert.Equal(sent with { Body = default }, got.Message with { Body = default });
    }

    [Fact]
    public async Task A_completed_message_never_comes_again()
    {
        var subscription = await Subscribe(locked: TimeSpan.FromSeconds(1));
        var reader = Open(subscription);
        await Publish(Message("once"));

        Assert.Equal(1, await reader.Complete([await One(reader)], default));
        await reader.DisposeAsync();
        await Task.Delay(subscription.LockDuration);
        await Nothing(Open(subscription));
    }

    [Fact]
    public async Task Each_subscription_gets_a_copy_of_its_own()
    {
        var (first, second) = (Open(await Subscribe("first")), Open(await Subscribe("second")));
        await Publish(Messages(3));

        await first.Complete(await Exactly(3, first), default);
        Assert.Equal(["0", "1", "2"], (await Exactly(3, second)).Select(Said).Order());
    }

    [Fact]
    public async Task What_was_published_before_a_subscription_existed_is_not_for_it()
    {
        await Publish(Message("before"));
        var reader = Open(await Subscribe());
        await Publish(Message("after"));
        Assert.Equal("after", Said(await One(reader)));
    }

    [Fact]
    public async Task Messages_wait_for_a_subscription_that_nobody_reads_at_the_moment()
    {
        var subscription = await Subscribe();
        await Publish(Messages(5));
        Assert.Equal(5, (await Exactly(5, Open(subscription))).Count);
    }

    [Fact]
    public async Task Declaring_a_subscription_again_keeps_its_messages()
    {
        var subscription = await Subscribe();
        await Publish(Message("kept"));
        await Bus.Declare(subscription with { MaxDeliveries = 3 }, default);
        Assert.Equal("kept", Said(await One(Open(subscription))));
    }

    [Fact]
    public async Task A_waiting_consumer_hears_of_a_message_wherever_it_was_published()
    {
        var subscription = await Subscribe();
        var receiving = One(Open(subscription, Fixture.Elsewhere));
        await Publish(Message("from here"));
        Assert.Equal("from here", Said(await receiving));
    }

    [Fact]
    public async Task Competing_consumers_get_each_message_once()
    {
        var subscription = await Subscribe();
        await Publish(Messages(500));

        using var enough = new CancellationTokenSource();
        var left = 500;
        var consumers = Enumerable.Range(0, 8).Select(async i =>
        {
            var reader = Open(subscription, i % 2 == 0 ? Bus : Fixture.Elsewhere);
            var got = new List<string>();
            try
            {
                while (true)
                {
                    var deliveries = await reader.Receive(7, enough.Token);
                    got.AddRange(deliveries.Select(Said));
                    await reader.Complete(deliveries, default);
                    if (Interlocked.Add(ref left, -deliveries.Count) <= 0) await enough.CancelAsync();
                }
            }
            catch (OperationCanceledException) { return got; }
        });

        var all = (await Task.WhenAll(consumers).WaitAsync(Patience)).SelectMany(got => got).ToArray();
        Assert.Equal(Enumerable.Range(0, 500).Select(i => $"{i}").Order(), all.Order());
    }

    [Fact]
    public async Task A_batch_is_published_whole_or_not_at_all()
    {
        var reader = Open(await Subscribe());
        var tooLarge = Message("") with { Body = new byte[BusMessage.MaxBodyBytes + 1] };

        await Assert.ThrowsAsync<ArgumentException>(() => Publish(Message("good"), tooLarge));
        await Nothing(reader);
    }

    [Fact]
    public async Task A_body_of_the_largest_size_arrives_whole()
    {
        var reader = Open(await Subscribe());
        var body = new byte[BusMessage.MaxBodyBytes];
        new Random(7).NextBytes(body);

        await Publish(Message("") with { Body = body });
        Assert.Equal(body, (await One(reader)).Message.Body.ToArray());
    }

    [Fact]
    public async Task Publishing_nothing_is_nothing()
    {
        var reader = Open(await Subscribe());
        await Publish();
        await Nothing(reader);
    }

    [Fact]
    public async Task Messages_of_two_tenants_keep_their_tenant()
    {
        var reader = Open(await Subscribe());
        var other = new TenantId(Guid.NewGuid());
        await Publish(Message("mine"), Message("theirs") with { Tenant = other });

        var got = (await Exactly(2, reader)).ToDictionary(Said, delivery => delivery.Message.Tenant);
        Assert.Equal((Tenant, other), (got["mine"], got["theirs"]));
    }
}
