using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Administration;
using Platform.Hosting.Bus;

namespace Platform.Cluster.Bus;

/// <summary>The broker's topics and subscriptions, made when they are first needed.</summary>
internal sealed class Entities(ServiceBusAdministrationClient broker)
{
    // The broker's own limits. It counts deliveries that are none for us, so ours end long before.
    private const int LongestName = 50, MostDeliveries = 2000;
    private static readonly TimeSpan ShortestLock = TimeSpan.FromSeconds(5), LongestLock = TimeSpan.FromMinutes(5), MostPatience = TimeSpan.FromSeconds(8);

    private readonly ConcurrentDictionary<string, Task> _topics = new();

    /// <summary>The subscription's name at the broker: a long one ends in a digest of itself.</summary>
    public static string NameOf(BusSubscription subscription) => subscription.Name.Length <= LongestName ? subscription.Name
        : $"{subscription.Name[..(LongestName - 9)]}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subscription.Name)))[..8]}";

    public async Task EnsureTopic(string topic, CancellationToken ct)
    {
        var making = _topics.GetOrAdd(topic, MakeTopic);
        try { await making.WaitAsync(ct); }
        catch when (making.IsFaulted)
        {
            _topics.TryRemove(new(topic, making));
            throw;
        }
    }

    /// <summary>Processes that start together declare the same: what another one is making is refused as being there, and found a moment later only.</summary>
    public async Task Declare(BusSubscription subscription, CancellationToken ct)
    {
        for (var patience = TimeSpan.FromMilliseconds(250); ; patience *= 2)
        {
            try
            {
                await Make(subscription, ct);
                return;
            }
            catch (ServiceBusException e) when ((e.IsTransient || e.Reason == ServiceBusFailureReason.MessagingEntityNotFound) && patience < MostPatience) { }

            await Task.Delay(patience, ct);
        }
    }

    private async Task Make(BusSubscription subscription, CancellationToken ct)
    {
        await EnsureTopic(subscription.Topic, ct);
        var name = NameOf(subscription);
        var wanted = new CreateSubscriptionOptions(subscription.Topic, name)
        {
            LockDuration = LockOf(subscription),
            MaxDeliveryCount = MostDeliveries,
            RequiresSession = subscription.Sessions,
            AutoDeleteOnIdle = subscription.DropWhenIdle,
        };
        try { await broker.CreateSubscriptionAsync(wanted, new CreateRuleOptions("for-us", new SqlRuleFilter($"sys.To IS NULL OR sys.To = '{name.Replace("'", "''")}'")), ct); }
        catch (ServiceBusException e) when (e.Reason == ServiceBusFailureReason.MessagingEntityAlreadyExists) { await Adjust(subscription, name, ct); }
    }

    private async Task Adjust(BusSubscription subscription, string name, CancellationToken ct)
    {
        SubscriptionProperties found = await broker.GetSubscriptionAsync(subscription.Topic, name, ct);
        if (found.RequiresSession != subscription.Sessions)
            throw new InvalidOperationException($"The subscription {subscription.Name} of {subscription.Topic} {(found.RequiresSession ? "keeps" : "does not keep")} sessions at the broker, which cannot be changed: give it another name.");
        if (found.LockDuration == LockOf(subscription) && found.AutoDeleteOnIdle == subscription.DropWhenIdle) return;
        (found.LockDuration, found.AutoDeleteOnIdle) = (LockOf(subscription), subscription.DropWhenIdle);
        await broker.UpdateSubscriptionAsync(found, ct);
    }

    private async Task MakeTopic(string topic)
    {
        try { await broker.CreateTopicAsync(new CreateTopicOptions(topic), CancellationToken.None); }
        catch (ServiceBusException e) when (e.Reason == ServiceBusFailureReason.MessagingEntityAlreadyExists) { }
    }

    private static TimeSpan LockOf(BusSubscription subscription) =>
        subscription.LockDuration < ShortestLock ? ShortestLock : subscription.LockDuration > LongestLock ? LongestLock : subscription.LockDuration;
}
