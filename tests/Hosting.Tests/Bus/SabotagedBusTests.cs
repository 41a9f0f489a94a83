using Platform.Conformance;
using Xunit.Sdk;

namespace Platform.Hosting.Bus;

/// <summary>A transport that breaks a promise is caught by the suite.</summary>
public sealed class SabotagedBusTests(PostgresBuses buses) : IClassFixture<PostgresBuses>
{
    [Fact]
    public Task Delivering_the_same_twice_is_caught() => Caught(
        new() { Received = deliveries => [.. deliveries, .. deliveries] }, sabotage => new Deliveries(sabotage).Competing_consumers_get_each_message_once());

    [Fact]
    public Task Mixing_up_tenants_is_caught() => Caught(
        new() { Sent = message => message with { Tenant = default } }, sabotage => new Deliveries(sabotage).Messages_of_two_tenants_keep_their_tenant());

    [Fact]
    public Task Losing_the_trace_is_caught() => Caught(
        new() { Sent = message => message with { Trace = null } }, sabotage => new Deliveries(sabotage).A_message_arrives_as_it_was_sent());

    [Fact]
    public Task Not_completing_what_was_completed_is_caught() => Caught(
        new() { Completed = _ => [] }, sabotage => new Deliveries(sabotage).A_completed_message_never_comes_again());

    [Fact]
    public Task Overtaking_within_a_session_is_caught() => Caught(
        new() { Received = deliveries => [.. deliveries.Reverse()] }, sabotage => new Sessions(sabotage).Many_consumers_keep_the_order_of_every_session());

    [Fact]
    public Task Ignoring_sessions_is_caught() => Caught(
        new() { Declared = subscription => subscription with { Sessions = false } },
        sabotage => new Sessions(sabotage).While_one_consumer_has_a_message_of_a_session_the_others_get_none_of_it());

    [Fact]
    public Task Coming_too_early_is_caught() => Caught(
        new() { Sent = message => message with { EnqueueAt = null } }, sabotage => new Schedules(sabotage).A_scheduled_message_comes_when_it_is_due_and_not_before());

    private async Task Caught(Harm harm, Func<IBusFixture, Task> promise) =>
        Assert.IsAssignableFrom<XunitException>(await Record.ExceptionAsync(() => promise(new Sabotage(buses, harm))));

    private sealed class Deliveries(IBusFixture fixture) : BusDeliveryConformance(fixture);

    private sealed class Sessions(IBusFixture fixture) : BusSessionConformance(fixture);

    private sealed class Schedules(IBusFixture fixture) : BusScheduleConformance(fixture);

    private sealed record Harm
    {
        public Func<BusMessage, BusMessage> Sent { get; init; } = message => message;
        public Func<BusSubscription, BusSubscription> Declared { get; init; } = subscription => subscription;
        public Func<IReadOnlyList<Delivery>, IReadOnlyList<Delivery>> Received { get; init; } = deliveries => deliveries;
        public Func<IReadOnlyList<Delivery>, IReadOnlyList<Delivery>> Completed { get; init; } = deliveries => deliveries;
    }

    private sealed class Sabotage(PostgresBuses sound, Harm harm) : IBusFixture
    {
        public IBusTransport Bus { get; } = new Transport(sound.Bus, harm);
        public IBusTransport Elsewhere { get; } = new Transport(sound.Elsewhere, harm);
    }

    private sealed class Transport(IBusTransport sound, Harm harm) : IBusTransport
    {
        public ValueTask Publish(string topic, IReadOnlyList<BusMessage> messages, CancellationToken ct) => sound.Publish(topic, [.. messages.Select(harm.Sent)], ct);
        public Task Declare(BusSubscription subscription, CancellationToken ct) => sound.Declare(harm.Declared(subscription), ct);
        public IBusReceiver Open(BusSubscription subscription) => new Receiver(sound.Open(subscription), harm);
        public Task<IReadOnlyList<DeadLetter>> DeadLetters(BusSubscription subscription, int limit, CancellationToken ct) => sound.DeadLetters(subscription, limit, ct);
        public Task<int> Resubmit(BusSubscription subscription, IReadOnlyList<Guid> messages, CancellationToken ct) => sound.Resubmit(subscription, messages, ct);
        public Task<int> Discard(BusSubscription subscription, IReadOnlyList<Guid> messages, CancellationToken ct) => sound.Discard(subscription, messages, ct);
    }

    private sealed class Receiver(IBusReceiver sound, Harm harm) : IBusReceiver
    {
        public async Task<IReadOnlyList<Delivery>> Receive(int max, CancellationToken ct) => harm.Received(await sound.Receive(max, ct));
        public Task<int> Complete(IReadOnlyList<Delivery> deliveries, CancellationToken ct) => sound.Complete(harm.Completed(deliveries), ct);
        public Task Abandon(Delivery delivery, string reason, CancellationToken ct) => sound.Abandon(delivery, reason, ct);
        public Task DeadLetter(Delivery delivery, string reason, CancellationToken ct) => sound.DeadLetter(delivery, reason, ct);
        public Task<IReadOnlyList<Delivery>> Renew(IReadOnlyList<Delivery> deliveries, CancellationToken ct) => sound.Renew(deliveries, ct);
        public ValueTask DisposeAsync() => sound.DisposeAsync();
    }
}
