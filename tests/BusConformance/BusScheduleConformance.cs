using Platform.Hosting.Bus;

namespace Platform.Conformance;

/// <summary>What every transport promises about messages for later.</summary>
public abstract class BusScheduleConformance(IBusFixture fixture) : BusPromises(fixture)
{
    [Fact]
    public async Task A_scheduled_message_comes_when_it_is_due_and_not_before()
    {
        var reader = Open(await Subscribe());
        var due = DateTimeOffset.UtcNow.AddSeconds(2);
        await Publish(Message("later") with { EnqueueAt = due });

        var delivery = await One(reader);
        Assert.Equal("later", Said(delivery));
        // The broker has a clock of its own, which may be a little off.
        Assert.True(DateTimeOffset.UtcNow > due.AddMilliseconds(-500));
        Assert.True(delivery.EnqueuedAt > due.AddMilliseconds(-500));
    }

    [Fact]
    public async Task What_is_due_already_comes_at_once()
    {
        var reader = Open(await Subscribe());
        await Publish(Message("overdue") with { EnqueueAt = DateTimeOffset.UtcNow.AddDays(-1) });
        Assert.Equal("overdue", Said(await One(reader)));
    }

    [Fact]
    public async Task A_scheduled_message_holds_up_nothing_of_its_session()
    {
        var reader = Open(await Subscribe(sessions: true));
        await Publish(Message("tomorrow", "s") with { EnqueueAt = DateTimeOffset.UtcNow.AddDays(1) }, Message("now", "s"));
        Assert.Equal("now", Said(await One(reader)));
    }

    [Fact]
    public async Task A_scheduled_message_reaches_every_subscription_there_is_when_it_is_due()
    {
        var first = Open(await Subscribe("first"));
        await Publish(Message("for all") with { EnqueueAt = DateTimeOffset.UtcNow.AddSeconds(2) });
        var second = Open(await Subscribe("second"));
        Assert.Equal(["for all", "for all"], [Said(await One(first)), Said(await One(second))]);
    }
}
