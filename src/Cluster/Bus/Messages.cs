using Azure.Messaging.ServiceBus;
using Platform.Hosting.Bus;

namespace Platform.Cluster.Bus;

/// <summary>Our messages as the broker knows them, and back.</summary>
internal static class Messages
{
    private const string Tenant = "tenant", Session = "session", Trace = "trace", Returned = "returned", Deliveries = "deliveries", DeadAt = "dead-at";

    /// <summary>A subscription that keeps sessions takes nothing without one: what has none is a session of its own.</summary>
    public static ServiceBusMessage ToBroker(this BusMessage message, string? onlyFor = null)
    {
        var sent = new ServiceBusMessage(message.Body) { MessageId = message.Id.ToString("n"), Subject = message.Subject, SessionId = message.Session ?? message.Id.ToString("n") };
        sent.ApplicationProperties[Tenant] = message.Tenant.Value.ToString("n");
        if (message.Session is not null) sent.ApplicationProperties[Session] = message.Session;
        if (message.Trace is not null) sent.ApplicationProperties[Trace] = message.Trace;
        if (message.EnqueueAt is { } at) sent.ScheduledEnqueueTime = at;
        if (onlyFor is not null) sent.To = onlyFor;
        return sent;
    }

    /// <summary>Null when it is none of ours.</summary>
    public static BusMessage? FromBroker(this ServiceBusReceivedMessage received) =>
        Guid.TryParse(received.MessageId, out var id) && Guid.TryParse(Text(received, Tenant), out var tenant) && received.Subject is { Length: > 0 } subject
            ? new() { Id = id, Tenant = new TenantId(tenant), Subject = subject, Body = received.Body.ToMemory(), Session = Text(received, Session), Trace = Text(received, Trace) }
            : null;

    /// <summary>The broker counts what was given back in good order as well; we do not.</summary>
    public static int Count(this ServiceBusReceivedMessage received) => received.DeliveryCount - Number(received, Returned);

    public static Dictionary<string, object> Uncounted(this ServiceBusReceivedMessage received) => new() { [Returned] = Number(received, Returned) + 1 };

    public static Dictionary<string, object> Buried(int deliveries, DateTimeOffset at) => new() { [Deliveries] = deliveries, [DeadAt] = at.ToUnixTimeMilliseconds() };

    public static DeadLetter? DeadLetter(this ServiceBusReceivedMessage received) => received.FromBroker() is not { } message ? null : new(
        message, Number(received, Deliveries), received.DeadLetterErrorDescription ?? received.DeadLetterReason ?? "",
        received.ApplicationProperties.TryGetValue(DeadAt, out var at) && at is long then ? DateTimeOffset.FromUnixTimeMilliseconds(then) : received.EnqueuedTime);

    private static string? Text(ServiceBusReceivedMessage received, string name) => received.ApplicationProperties.TryGetValue(name, out var value) ? value as string : null;

    private static int Number(ServiceBusReceivedMessage received, string name) => received.ApplicationProperties.TryGetValue(name, out var value) && value is int number ? number : 0;
}
