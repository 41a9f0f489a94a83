using System.Buffers.Text;

namespace Platform.Devices.Intake;

/// <summary>Walks an OTLP metrics message: resources, scopes, metrics, data points. The numbers are those of opentelemetry/proto/metrics/v1/metrics.proto.</summary>
internal sealed class OtlpReader(OtlpPoints points)
{
    public void Read(ReadOnlySpan<byte> message)
    {
        var request = new ProtobufReader(message);
        while (request.Next())
            if (request.Is(1, WireType.Bytes)) ResourceMetrics(request.Bytes());
            else request.Skip();
    }

    // A field may come before or after the others: what the points need is read first.
    private void ResourceMetrics(ReadOnlySpan<byte> message)
    {
        points.Resource.Clear();
        var resource = new ProtobufReader(message);
        while (resource.Next())
            if (resource.Is(1, WireType.Bytes)) Attributes(resource.Bytes(), 1, points.Resource);
            else resource.Skip();

        var scopes = new ProtobufReader(message);
        while (scopes.Next())
            if (scopes.Is(2, WireType.Bytes)) ScopeMetrics(scopes.Bytes());
            else scopes.Skip();
    }

    private void ScopeMetrics(ReadOnlySpan<byte> message)
    {
        var scope = new ProtobufReader(message);
        while (scope.Next())
            if (scope.Is(2, WireType.Bytes)) Metric(scope.Bytes());
            else scope.Skip();
    }

    private void Metric(ReadOnlySpan<byte> message)
    {
        ReadOnlySpan<byte> name = default, unit = default;
        var head = new ProtobufReader(message);
        while (head.Next())
            if (head.Is(1, WireType.Bytes)) name = head.Bytes();
            else if (head.Is(3, WireType.Bytes)) unit = head.Bytes();
            else head.Skip();

        var data = new ProtobufReader(message);
        while (data.Next())
            if (data.Is(5, WireType.Bytes) || data.Is(7, WireType.Bytes)) DataPoints(data.Bytes(), name, unit); // gauge, sum
            else if (data.Is(9, WireType.Bytes) || data.Is(10, WireType.Bytes) || data.Is(11, WireType.Bytes)) Refuse(data.Bytes()); // histogram, exponential histogram, summary
            else data.Skip();
    }

    private void DataPoints(ReadOnlySpan<byte> message, ReadOnlySpan<byte> name, ReadOnlySpan<byte> unit)
    {
        var data = new ProtobufReader(message);
        while (data.Next())
            if (data.Is(1, WireType.Bytes)) Point(data.Bytes(), name, unit);
            else data.Skip();
    }

    private void Refuse(ReadOnlySpan<byte> message)
    {
        var data = new ProtobufReader(message);
        while (data.Next())
        {
            if (data.Is(1, WireType.Bytes)) points.RefuseOne();
            data.Skip();
        }
    }

    private void Point(ReadOnlySpan<byte> message, ReadOnlySpan<byte> name, ReadOnlySpan<byte> unit)
    {
        points.Point.Clear();
        Attributes(message, 7, points.Point);
        var (at, value, flags) = (0UL, double.NaN, 0U);
        var point = new ProtobufReader(message);
        while (point.Next())
            if (point.Is(3, WireType.Fixed64)) at = point.Fixed64();
            else if (point.Is(4, WireType.Fixed64)) value = point.Double();
            else if (point.Is(6, WireType.Fixed64)) value = (long)point.Fixed64();
            else if (point.Is(8, WireType.Varint)) flags = (uint)point.Varint();
            else point.Skip();
        points.Add(name, unit, at, value, flags);
    }

    private static void Attributes(ReadOnlySpan<byte> message, int field, Labels into)
    {
        var attributes = new ProtobufReader(message);
        while (attributes.Next())
            if (attributes.Is(field, WireType.Bytes)) Attribute(attributes.Bytes(), into);
            else attributes.Skip();
    }

    private static void Attribute(ReadOnlySpan<byte> message, Labels into)
    {
        ReadOnlySpan<byte> key = default, value = default;
        var attribute = new ProtobufReader(message);
        while (attribute.Next())
            if (attribute.Is(1, WireType.Bytes)) key = attribute.Bytes();
            else if (attribute.Is(2, WireType.Bytes)) value = attribute.Bytes();
            else attribute.Skip();
        Value(key, value, into);
    }

    // Lists, maps and bytes name nothing: they are left out, and so nothing nested is ever walked into.
    private static void Value(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, Labels into)
    {
        Span<byte> text = stackalloc byte[32];
        var written = 0;
        var any = new ProtobufReader(message);
        while (any.Next())
            if (any.Is(1, WireType.Bytes))
            {
                into.Add(key, any.Bytes());
                return;
            }
            else if (any.Is(2, WireType.Varint)) Utf8Formatter.TryFormat(any.Varint() != 0, text, out written, new('l'));
            else if (any.Is(3, WireType.Varint)) Utf8Formatter.TryFormat((long)any.Varint(), text, out written);
            else if (any.Is(4, WireType.Fixed64)) Utf8Formatter.TryFormat(any.Double(), text, out written);
            else any.Skip();
        if (written > 0) into.Add(key, text[..written]);
    }
}
