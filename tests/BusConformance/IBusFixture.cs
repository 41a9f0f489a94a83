using Platform.Hosting.Bus;

namespace Platform.Conformance;

/// <summary>A transport under test, as two processes see it.</summary>
public interface IBusFixture
{
    IBusTransport Bus { get; }

    /// <summary>Another process at the same broker: it shares nothing but what the broker keeps.</summary>
    IBusTransport Elsewhere { get; }
}

/// <summary>What the parts of the suite share: a topic of one's own, messages to publish, and patience.</summary>
public abstract class BusPromises(IBusFixture fixture) : IAsyncLifetime
{
    private readonly List<IBusReceiver> _opened = [];

    protected IBusFixture Fixture => fixture;
    protected IBusTransport Bus => fixture.Bus;
    protected string Topic { get; } = $"topic-{Guid.NewGuid():N}";

    protected static TenantId Tenant { get; } = new(Guid.NewGuid());
    protected static TimeSpan Patience => TimeSpan.FromSeconds(30);

    /// <summary>Long enough that nothing expires by accident, unless a test wants it short.</summary>
    protected static TimeSpan LongLock => TimeSpan.FromMinutes(2);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var receiver in _opened) await receiver.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<BusSubscription> Subscribe(string name = "reader", TimeSpan? locked = null, int maxDeliveries = 10, bool sessions = false)
    {
        var subscription = new BusSubscription(Topic, name) { LockDuration = locked ?? LongLock, MaxDeliveries = maxDeliveries, Sessions = sessions };
        await Bus.Declare(subscription, default);
        return subscription;
    }

    protected IBusReceiver Open(BusSubscription subscription, IBusTransport? at = null)
    {
        var receiver = (at ?? Bus).Open(subscription);
        _opened.Add(receiver);
        return receiver;
    }

    protected Task Publish(params BusMessage[] messages) => Bus.Publish(Topic, messages, default).AsTask();

    protected static BusMessage Message(string body, string? session = null) =>
        new() { Id = Guid.CreateVersion7(), Tenant = Tenant, Subject = "thing.happened", Body = System.Text.Encoding.UTF8.GetBytes(body), Session = session };

    protected static BusMessage[] Messages(int count, string? session = null) => [.. Enumerable.Range(0, count).Select(i => Message($"{i}", session))];

    protected static string Said(Delivery delivery) => System.Text.Encoding.UTF8.GetString(delivery.Message.Body.Span);

    protected static async Task<Delivery> One(IBusReceiver receiver) => Assert.Single(await Some(receiver, 1));

    /// <summary>What comes first.</summary>
    protected static Task<IReadOnlyList<Delivery>> Some(IBusReceiver receiver, int max) => receiver.Receive(max, default).WaitAsync(Patience);

    /// <summary>So many, however they come.</summary>
    protected static async Task<List<Delivery>> Exactly(int count, IBusReceiver receiver)
    {
        var all = new List<Delivery>();
        while (all.Count < count) all.AddRange(await Some(receiver, count - all.Count));
        return all;
    }

    /// <summary>Nothing comes for a while: long enough for a mistake to show, too short to prove the opposite.</summary>
    protected static async Task Nothing(IBusReceiver receiver)
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromMilliseconds(600));
        try { Assert.Empty(await receiver.Receive(10, enough.Token)); }
        catch (OperationCanceledException) { }
    }
}
