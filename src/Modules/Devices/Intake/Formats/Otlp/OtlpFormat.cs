namespace Platform.Devices.Intake;

/// <summary>
/// Metrics as OpenTelemetry sends them, in protobuf: opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest.
/// https://opentelemetry.io/docs/specs/otlp/#otlphttp
/// </summary>
internal sealed class OtlpFormat : ITelemetryFormat
{
    public static readonly OtlpFormat Instance = new();

    public string Name => "otlp";

    /// <summary>A collector may cut a device's metrics into several requests.</summary>
    public bool IsPartial => true;

    public async ValueTask Read(Submission submission, TenantDevices devices, CancellationToken ct)
    {
        using var body = await WholeBody.Of(submission, ct);
        var measurements = new Measurements(submission, devices);
        var reader = new OtlpReader(new(measurements));
        reader.Read(body.Bytes.Span);
        measurements.Finish();
    }
}
