namespace Platform.Hosting.Bus;

/// <summary>Sends messages to whoever subscribed to a topic.</summary>
public interface IBus
{
    /// <summary>Hands over all messages or none. Each subscription of the topic gets its own copy; a topic without one drops them.</summary>
    ValueTask Publish(string topic, IReadOnlyList<BusMessage> messages, CancellationToken ct);
}
