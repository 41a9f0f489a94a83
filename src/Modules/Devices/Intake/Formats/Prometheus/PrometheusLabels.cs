using Platform.Devices.Domain;

namespace Platform.Devices.Intake;

/// <summary>What the labels of a Prometheus series say: which device it is of, and what it measures.</summary>
internal static class PrometheusLabels
{
    private static ReadOnlySpan<byte> Metric => "__name__"u8;

    public static void Begin(Labels labels, TenantDevices devices, Measurements measurements)
    {
        measurements.Of(Device(labels, devices));
        labels.Sort();
        var metric = labels.Find(Metric);
        Span<byte> room = stackalloc byte[MetricNames.Longest];
        var name = new MetricName(room, metric);
        var isPlain = true;
        for (var i = 0; i < labels.Count; i++)
        {
            if (IsOfTheSender(labels.NameAt(i))) continue;
            name.Add(labels.NameAt(i), labels.ValueAt(i));
            isPlain = false;
        }

        // With a label of its own it is one of several, such as the temperature of one of the fans.
        measurements.Metric(isPlain ? ForeignMetrics.Of(metric, default) : ReadingPart.Own, metric.IsEmpty ? default : name.Bytes);
    }

    private static ReadOnlySpan<byte> Device(Labels labels, TenantDevices devices)
    {
        if (labels.Find("device_id"u8) is { IsEmpty: false } id) return id;
        if (labels.Find("device_serial"u8) is { IsEmpty: false } serial) return serial;
        var instance = labels.Find("instance"u8);
        var port = instance.LastIndexOf((byte)':');
        return port > 0 && devices.Find(instance) is null ? instance[..port] : instance;
    }

    // Labels that say where a sample comes from, and do not tell one of a device's series from another.
    private static bool IsOfTheSender(ReadOnlySpan<byte> name) => name.StartsWith("__"u8) || name.SequenceEqual("job"u8) || name.SequenceEqual("instance"u8)
        || name.SequenceEqual("device_id"u8) || name.SequenceEqual("device_serial"u8) || name.SequenceEqual("prometheus"u8) || name.SequenceEqual("prometheus_replica"u8);
}
