using System.Diagnostics.Metrics;

namespace Platform.Hosting.Live;

internal static class LiveMetrics
{
    /// <summary>Frames published to a topic someone watches, by the kind of topic.</summary>
    public static readonly Counter<long> Frames = Telemetry.Meter.CreateCounter<long>("platform.live.frames");

    /// <summary>Places at topics taken now, by the kind of topic.</summary>
    public static readonly UpDownCounter<long> Subscribers = Telemetry.Meter.CreateUpDownCounter<long>("platform.live.subscribers");

    /// <summary>Times that clients were sent back to ask again, by the reason: "slow" client or "lost" frames.</summary>
    public static readonly Counter<long> Resets = Telemetry.Meter.CreateCounter<long>("platform.live.resets");

    /// <summary>Frames "sent" to other processes and "received" from them.</summary>
    public static readonly Counter<long> Relayed = Telemetry.Meter.CreateCounter<long>("platform.live.relayed");

    public static KeyValuePair<string, object?> Topic(string topic) => new("topic", LiveTopics.PrefixOf(topic));
    public static KeyValuePair<string, object?> Reason(string reason) => new("reason", reason);
    public static KeyValuePair<string, object?> Direction(string direction) => new("direction", direction);
}
