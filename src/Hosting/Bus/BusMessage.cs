namespace Platform.Hosting.Bus;

/// <summary>What travels over the bus.</summary>
public sealed record BusMessage
{
    /// <summary>What every transport carries.</summary>
    public const int MaxBodyBytes = 192 * 1024;

    /// <summary>The same for the same message however often it is published.</summary>
    public required Guid Id { get; init; }

    public required TenantId Tenant { get; init; }

    /// <summary>What it is about: "device.health-changed".</summary>
    public required string Subject { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Messages of one session are delivered in order and one at a time, to subscriptions that keep sessions.</summary>
    public string? Session { get; init; }

    /// <summary>Delivered not before; at once when null.</summary>
    public DateTimeOffset? EnqueueAt { get; init; }

    /// <summary>W3C traceparent of the cause.</summary>
    public string? Trace { get; init; }
}
