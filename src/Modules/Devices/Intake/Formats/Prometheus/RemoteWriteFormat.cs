using System.Buffers;

namespace Platform.Devices.Intake;

/// <summary>
/// What Prometheus writes remotely, versions 1 and 2: a protobuf message packed with Snappy. The device is named by the label
/// device_id, device_serial, or instance (with or without its port), in that order.
/// https://prometheus.io/docs/specs/prw/remote_write_spec
/// </summary>
internal sealed class RemoteWriteFormat(bool isSecond) : ITelemetryFormat
{
    public static readonly RemoteWriteFormat First = new(isSecond: false), Second = new(isSecond: true);

    public string Name => isSecond ? "remote-write-2" : "remote-write";

    /// <summary>Prometheus spreads a device's series over its shards, which send apart.</summary>
    public bool IsPartial => true;

    public async ValueTask Read(Submission submission, TenantDevices devices, CancellationToken ct)
    {
        using var body = await WholeBody.Of(submission, ct);
        var length = Snappy.LengthOf(body.Bytes.Span, out _);
        submission.Hold(length);
        var message = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            Snappy.Unpack(body.Bytes.Span, message.AsSpan(0, length));
            var measurements = new Measurements(submission, devices);
            var request = new WriteRequest(submission, devices, measurements);
            if (isSecond) request.ReadSecond(message.AsSpan(0, length));
            else request.Read(message.AsSpan(0, length));
            measurements.Finish();
        }
        finally { ArrayPool<byte>.Shared.Return(message); }
    }
}
