namespace Platform.Devices.Features;

/// <summary>An ExportMetricsServiceRequest as far as we read it, for the reference; it is read from the body, not into this. Fields not named here are left alone.</summary>
internal sealed record OtlpRequest(IReadOnlyList<OtlpRequest.ResourceMetric> ResourceMetrics)
{
    public sealed record ResourceMetric(Described Resource, IReadOnlyList<ScopeMetric> ScopeMetrics);

    /// <summary>What the metrics are of: device.id, device.serial or service.instance.id names the device.</summary>
    public sealed record Described(IReadOnlyList<KeyValue> Attributes);

    public sealed record ScopeMetric(IReadOnlyList<Metric> Metrics);

    public sealed record Metric(string Name, string? Unit, NumberData? Gauge, NumberData? Sum);

    public sealed record NumberData(IReadOnlyList<NumberDataPoint> DataPoints);

    public sealed record NumberDataPoint(string TimeUnixNano, double? AsDouble, string? AsInt, IReadOnlyList<KeyValue>? Attributes);

    public sealed record KeyValue(string Key, AnyValue Value);

    public sealed record AnyValue(string? StringValue, string? IntValue, double? DoubleValue, bool? BoolValue);
}
