namespace Platform.Devices.Intake;

/// <summary>What Prometheus sends: series of samples, packed with Snappy.</summary>
internal static class Samples
{
    public static byte[] Packed(params Message[] series) => SnappyWriter.Literal(new Message().OfMany(1, series).Bytes);

    public static Message One(string metric, string instance, params (DateTimeOffset At, double Value)[] samples) => One([("__name__", metric), ("instance", instance), ("job", "fleet")], samples);

    public static Message One((string Name, string Value)[] labels, params (DateTimeOffset At, double Value)[] samples) => new Message()
        .OfMany(1, labels.Select(l => new Message().Text(1, l.Name).Text(2, l.Value)))
        .OfMany(2, samples.Select(Sample));

    /// <summary>The same in version 2, where texts are kept once.</summary>
    public static byte[] SecondPacked(string[] symbols, params Message[] series) =>
        SnappyWriter.Literal(new Message().OfMany(5, series).Bytes.Concat(symbols.Aggregate(new Message(), (m, s) => m.Text(4, s)).Bytes).ToArray());

    public static Message SecondSeries(int[] references, params (DateTimeOffset At, double Value)[] samples) => new Message()
        .Raw(1, references.Aggregate(new Message(), (m, r) => m.Varint((ulong)r)).Bytes).OfMany(2, samples.Select(Sample));

    private static Message Sample((DateTimeOffset At, double Value) sample) => new Message().Real(1, sample.Value).Number(2, sample.At.ToUnixTimeMilliseconds());
}
