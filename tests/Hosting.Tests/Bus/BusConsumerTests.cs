using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;

namespace Platform.Hosting.Bus;

public sealed class BusConsumerTests(PostgresBuses buses) : IClassFixture<PostgresBuses>
{
    private readonly BusSubscription _subscription = new($"topic-{Guid.NewGuid():N}", "reader") { Sessions = true, LockDuration = TimeSpan.FromSeconds(1) };
    private readonly ConcurrentQueue<Guid> _handled = new();
    private readonly CancellationTokenSource _stop = new();

    [Fact]
    public async Task What_takes_longer_than_its_lock_is_handled_once()
    {
        await buses.Bus.Declare(_subscription, default);
        Task[] consumers = [Run(Slowly), Run(Slowly)];
        await Publish("one", "two");

        await Stop(consumers, after: 2);
        Assert.Equal(2, _handled.Distinct().Count());
        Assert.Equal(2, _handled.Count);

        async Task Slowly(BusMessage message) => await Task.Delay(_subscription.LockDuration * 2.5);
    }

    [Fact]
    public async Task A_session_in_trouble_holds_up_no_other()
    {
        await buses.Bus.Declare(_subscription, default);
        var consumer = Run(message => message.Session == "trouble" ? throw new InvalidOperationException("trouble") : Task.CompletedTask, parallel: 1);
        await Publish(["trouble", "trouble", .. Enumerable.Range(0, 20).Select(i => $"fine {i}")]);
        await Stop([consumer], after: 20);
    }

    [Fact]
    public async Task After_a_stop_nothing_is_left_locked()
    {
        await buses.Bus.Declare(_subscription with { LockDuration = TimeSpan.FromMinutes(10) }, default);
        var consumer = Run(message => message.Session == "trouble" ? throw new InvalidOperationException("trouble") : Task.CompletedTask, parallel: 1);
        await Publish("trouble", "fine");
        await Stop([consumer], after: 1);

        await using var next = buses.Bus.Open(_subscription);
        Assert.Equal("trouble", Assert.Single(await next.Receive(10, default).WaitAsync(FactsFixture.Patience)).Message.Session);
    }

    private Task Publish(params string[] sessions) => buses.Bus.Publish(_subscription.Topic,
        [.. sessions.Select(session => new BusMessage { Id = Guid.CreateVersion7(), Tenant = new(Guid.NewGuid()), Subject = "s", Session = session, Body = default })], default).AsTask();

    private async Task Run(Func<BusMessage, Task> handle, int parallel = 8)
    {
        await using var receiver = buses.Bus.Open(_subscription);
        var options = new BusOptions { RetryAfter = TimeSpan.FromMinutes(1), Parallel = parallel };
        using var consumer = new BusConsumer(receiver, _subscription, Handle, options, TimeProvider.System, NullLogger.Instance);
        try { await consumer.Run(_stop.Token, default); }
        catch (OperationCanceledException) { }

        async Task<int> Handle(IReadOnlyList<BusMessage> messages, CancellationToken ct)
        {
            foreach (var message in messages) await handle(message).WaitAsync(ct);
            foreach (var message in messages) _handled.Enqueue(message.Id);
            return messages.Count;
        }
    }

    private async Task Stop(Task[] consumers, int after)
    {
        await FactsFixture.Until(() => _handled.Count >= after);
        await _stop.CancelAsync();
        await Task.WhenAll(consumers).WaitAsync(FactsFixture.Patience);
    }
}
