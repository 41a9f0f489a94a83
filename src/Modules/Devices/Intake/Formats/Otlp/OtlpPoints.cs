using Platform.Devices.Domain;

namespace Platform.Devices.Intake;

/// <summary>
/// Turns OpenTelemetry's data points into measurements, whichever way they were encoded. The device is named by the attribute device.id,
/// device.serial or service.instance.id, in that order: of the data point, so that one sender may speak for many, or else of the resource.
/// </summary>
internal sealed class OtlpPoints(Measurements measurements)
{
    private const uint NoRecordedValue = 1;

    public const string Unsupported = "Histograms and summaries are not kept; a reading is made of plain numbers.";

    /// <summary>Of the resource.</summary>
    public Labels Resource { get; } = new();

    /// <summary>Of the data point.</summary>
    public Labels Point { get; } = new();

    public void Add(ReadOnlySpan<byte> metric, ReadOnlySpan<byte> unit, ulong nanoseconds, double value, uint flags)
    {
        if ((flags & NoRecordedValue) != 0)
        {
            measurements.RefuseOne(RejectionCodes.Empty, "The data point says that there is no value.");
            return;
        }

        if (nanoseconds == 0)
        {
            measurements.RefuseOne(RejectionCodes.Malformed, "The data point has no timeUnixNano.");
            return;
        }

        var device = DeviceIn(Point);
        measurements.Of(device.IsEmpty ? DeviceIn(Resource) : device);
        Name(metric, unit);
        measurements.Add(IntakeClock.OfNanoseconds(nanoseconds), value);
    }

    public void RefuseOne() => measurements.RefuseOne(RejectionCodes.UnsupportedKind, Unsupported);

    private void Name(ReadOnlySpan<byte> metric, ReadOnlySpan<byte> unit)
    {
        Point.Sort();
        Span<byte> room = stackalloc byte[MetricNames.Longest];
        var name = new MetricName(room, metric);
        var isPlain = true;
        for (var i = 0; i < Point.Count; i++)
        {
            if (IsDevice(Point.NameAt(i))) continue;
            name.Add(Point.NameAt(i), Point.ValueAt(i));
            isPlain = false;
        }

        measurements.Metric(isPlain ? ForeignMetrics.Of(metric, unit) : ReadingPart.Own, metric.IsEmpty ? default : name.Bytes);
    }

    private static ReadOnlySpan<byte> DeviceIn(Labels attributes) =>
        attributes.Find("device.id"u8) is { IsEmpty: false } id ? id
        : attributes.Find("device.serial"u8) is { IsEmpty: false } serial ? serial
        : attributes.Find("service.instance.id"u8);

    private static bool IsDevice(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("device.id"u8) || name.SequenceEqual("device.serial"u8) || name.SequenceEqual("service.instance.id"u8);
}
