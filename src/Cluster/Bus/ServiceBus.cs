using System.Collections.Concurrent;
using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;
using Platform.Hosting.Bus;

namespace Platform.Cluster.Bus;

/// <summary>The bus over Azure Service Bus, whose words our port speaks.</summary>
internal sealed class ServiceBus : IBusTransport, IAsyncDisposable
{
    private const int AtATime = 100;
    private static readonly TimeSpan NothingMore = TimeSpan.FromSeconds(1);

    private readonly ServiceBusClient _client;
    private readonly Entities _entities;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, ServiceBusSender> _senders = new();

    /// <summary>With a key where the connection string has one, as an emulator's; else as the identity this process has in the cloud.</summary>
    public ServiceBus(string connection, TimeProvider time, int administrationPort = ServiceBusAddress.UsualAdministrationPort)
    {
        _time = time;
        if (connection.Contains("SharedAccess", StringComparison.OrdinalIgnoreCase))
        {
            (_client, _entities) = (new(connection), new(new ServiceBusAdministrationClient(ServiceBusAddress.ForAdministration(connection, administrationPort))));
            return;
        }

        var place = ServiceBusAddress.Namespace(connection);
        var identity = new DefaultAzureCredential();
        (_client, _entities) = (new(place, identity), new(new ServiceBusAdministrationClient(place, identity)));
    }

    // What does not fit one parcel of the broker goes in several: who publishes repeats all of it after a crash, and who reads knows what it has seen by its id.
    public async ValueTask Publish(string topic, IReadOnlyList<BusMessage> messages, CancellationToken ct)
    {
        if (messages.FirstOrDefault(m => m.Body.Length > BusMessage.MaxBodyBytes) is { } large)
            throw new ArgumentException($"A message of {large.Body.Length} bytes ({large.Subject}) is too large: at most {BusMessage.MaxBodyBytes}. Send a reference to what it is about.", nameof(messages));
        if (messages.Count == 0) return;

        await _entities.EnsureTopic(topic, ct);
        var sender = SenderOf(topic);
        for (var next = 0; next < messages.Count;)
        {
            using var parcel = await sender.CreateMessageBatchAsync(ct);
            for (; next < messages.Count && parcel.TryAddMessage(messages[next].ToBroker()); next++) { }
            if (parcel.Count == 0) throw new ArgumentException($"The broker takes no message as large as {messages[next].Subject} {messages[next].Id}.", nameof(messages));
            await sender.SendMessagesAsync(parcel, ct);
        }

        BusMetrics.Published.Add(messages.Count, new KeyValuePair<string, object?>("topic", topic));
    }

    public Task Declare(BusSubscription subscription, CancellationToken ct) => _entities.Declare(subscription, ct);

    public IBusReceiver Open(BusSubscription subscription) => subscription.Sessions ? new SessionReceiver(_client, subscription, _time) : new MessageReceiver(_client, subscription, _time);

    public async Task<IReadOnlyList<DeadLetter>> DeadLetters(BusSubscription subscription, int limit, CancellationToken ct)
    {
        await using var dead = OpenDead(subscription);
        var letters = new List<DeadLetter>();
        while (letters.Count < limit && await dead.PeekMessagesAsync(limit - letters.Count, cancellationToken: ct) is { Count: > 0 } found)
            letters.AddRange(found.Select(message => message.DeadLetter()).OfType<DeadLetter>());
        return letters;
    }

    public Task<int> Resubmit(BusSubscription subscription, IReadOnlyList<Guid> messages, CancellationToken ct) =>
        ForDead(subscription, messages, letter => SenderOf(subscription.Topic).SendMessageAsync(letter.Message.ToBroker(onlyFor: Entities.NameOf(subscription)), ct), ct);

    public Task<int> Discard(BusSubscription subscription, IReadOnlyList<Guid> messages, CancellationToken ct) => ForDead(subscription, messages, _ => Task.CompletedTask, ct);

    public async ValueTask DisposeAsync() => await _client.DisposeAsync();

    // Sent first and completed then: cut off in between, it is there twice and takes effect once. Those not meant stay locked until all were seen.
    private async Task<int> ForDead(BusSubscription subscription, IReadOnlyList<Guid> messages, Func<DeadLetter, Task> each, CancellationToken ct)
    {
        await using var dead = OpenDead(subscription);
        var (meant, others, done) = (messages.ToHashSet(), new List<ServiceBusReceivedMessage>(), 0);
        try
        {
            while (done < meant.Count && await dead.ReceiveMessagesAsync(AtATime, NothingMore, ct) is { Count: > 0 } found)
                foreach (var message in found)
                    if (message.DeadLetter() is { } letter && meant.Contains(letter.Message.Id))
                    {
                        await each(letter);
                        await dead.CompleteMessageAsync(message, ct);
                        done++;
                    }
                    else others.Add(message);
        }
        finally
        {
            foreach (var message in others) await dead.AbandonMessageAsync(message, cancellationToken: CancellationToken.None);
        }

        return done;
    }

    private ServiceBusSender SenderOf(string topic) => _senders.GetOrAdd(topic, static (name, client) => client.CreateSender(name), _client);

    private ServiceBusReceiver OpenDead(BusSubscription subscription) =>
        _client.CreateReceiver(subscription.Topic, Entities.NameOf(subscription), new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
}
