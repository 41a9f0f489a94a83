namespace Platform.Devices.Intake;

/// <summary>What an OpenTelemetry SDK sends: resources, their metrics, and the data points of each.</summary>
internal static class Points
{
    public static byte[] Request(params Message[] resources) => new Message().OfMany(1, resources).Bytes;

    /// <summary>A resource of one attribute; none when it has no value.</summary>
    public static Message Resource(string attribute, string? value, params Message[] metrics) => new Message()
        .Of(2, new Message().OfMany(2, metrics)) // the order of fields is the sender's affair
        .Of(1, value is null ? new() : new Message().Of(1, Attribute(attribute, value)));

    public static Message Gauge(string name, string unit, params Message[] points) => new Message().Of(5, new Message().OfMany(1, points)).Text(1, name).Text(3, unit);
    public static Message Sum(string name, params Message[] points) => new Message().Text(1, name).Of(7, new Message().OfMany(1, points).Number(2, 2));
    public static Message Histogram(string name, int points) => new Message().Text(1, name).Of(9, new Message().OfMany(1, Enumerable.Repeat(new Message().Fixed(3, 1), points)));

    public static Message Point(DateTimeOffset at, double value, params Message[] attributes) => new Message().OfMany(7, attributes).Fixed(3, Nanoseconds(at)).Real(4, value);
    public static Message Point(DateTimeOffset at, long value) => new Message().Fixed(3, Nanoseconds(at)).Fixed(6, (ulong)value);

    public static Message Attribute(string key, string value) => new Message().Text(1, key).Of(2, new Message().Text(1, value));
    public static Message Attribute(string key, long value) => new Message().Text(1, key).Of(2, new Message().Number(3, value));

    public static ulong Nanoseconds(DateTimeOffset at) => (ulong)(at - DateTimeOffset.UnixEpoch).Ticks * 100;
}
