namespace Platform.Devices.Intake;

/// <summary>Reads the messages prometheus.WriteRequest and io.prometheus.write.v2.Request: series, their labels and their samples.</summary>
internal sealed class WriteRequest(Submission submission, TenantDevices devices, Measurements measurements)
{
    private const int MostSymbols = 1_000_000;
    private const ulong StaleMarker = 0x7ff0000000000002;

    private readonly Labels _labels = new();

    public void Read(ReadOnlySpan<byte> message)
    {
        var request = new ProtobufReader(message);
        while (request.Next())
            if (request.Is(1, WireType.Bytes)) Series(request.Bytes());
            else request.Skip();
    }

    /// <summary>In version 2, texts are kept once, and labels are pairs of their places.</summary>
    public void ReadSecond(ReadOnlySpan<byte> message)
    {
        var symbols = new List<Range>();
        var request = new ProtobufReader(message);
        while (request.Next())
            if (request.Is(4, WireType.Bytes))
            {
                var symbol = request.Bytes();
                if (symbols.Count == MostSymbols) throw new MalformedTelemetryException($"There are more than {MostSymbols} symbols; send them in several requests.");
                var start = symbol.IsEmpty ? 0 : Offset(message, symbol);
                symbols.Add(start..(start + symbol.Length));
            }
            else request.Skip();

        submission.Hold(symbols.Count * 8L);
        var again = new ProtobufReader(message);
        while (again.Next())
            if (again.Is(5, WireType.Bytes)) SecondSeries(again.Bytes(), message, symbols);
            else again.Skip();
    }

    private static int Offset(ReadOnlySpan<byte> whole, ReadOnlySpan<byte> part) => whole.Overlaps(part, out var offset) ? offset : 0;

    private void Series(ReadOnlySpan<byte> message)
    {
        _labels.Clear();
        var series = new ProtobufReader(message);
        while (series.Next())
            if (series.Is(1, WireType.Bytes)) Label(series.Bytes());
            else series.Skip();
        Samples(message, samples: 2, histograms: 4);
    }

    private void SecondSeries(ReadOnlySpan<byte> message, ReadOnlySpan<byte> whole, List<Range> symbols)
    {
        _labels.Clear();
        var series = new ProtobufReader(message);
        while (series.Next())
            if (series.Is(1, WireType.Bytes))
            {
                var references = new ProtobufReader(series.Bytes());
                while (!references.IsAtEnd) _labels.Add(Symbol(references.Varint(), whole, symbols), Symbol(references.Varint(), whole, symbols));
            }
            else series.Skip();
        Samples(message, samples: 2, histograms: 3);
    }

    private static ReadOnlySpan<byte> Symbol(ulong place, ReadOnlySpan<byte> whole, List<Range> symbols) =>
        place < (ulong)symbols.Count ? whole[symbols[(int)place]] : throw new MalformedTelemetryException("A label refers to a symbol that is not there.");

    private void Label(ReadOnlySpan<byte> message)
    {
        ReadOnlySpan<byte> name = default, value = default;
        var label = new ProtobufReader(message);
        while (label.Next())
            if (label.Is(1, WireType.Bytes)) name = label.Bytes();
            else if (label.Is(2, WireType.Bytes)) value = label.Bytes();
            else label.Skip();
        _labels.Add(name, value);
    }

    private void Samples(ReadOnlySpan<byte> message, int samples, int histograms)
    {
        PrometheusLabels.Begin(_labels, devices, measurements);
        var series = new ProtobufReader(message);
        while (series.Next())
            if (series.Is(samples, WireType.Bytes)) Sample(series.Bytes());
            else
            {
                if (series.Is(histograms, WireType.Bytes)) measurements.RefuseOne(RejectionCodes.UnsupportedKind, "Histograms are not kept; a reading is made of plain numbers.");
                series.Skip();
            }
    }

    private void Sample(ReadOnlySpan<byte> message)
    {
        var (value, milliseconds) = (0.0, 0L);
        var sample = new ProtobufReader(message);
        while (sample.Next())
            if (sample.Is(1, WireType.Fixed64)) value = sample.Double();
            else if (sample.Is(2, WireType.Varint)) milliseconds = (long)sample.Varint();
            else sample.Skip();

        if (BitConverter.DoubleToUInt64Bits(value) == StaleMarker) submission.StaleMarkers++;
        else measurements.Add(IntakeClock.OfMilliseconds(milliseconds), value);
    }
}
