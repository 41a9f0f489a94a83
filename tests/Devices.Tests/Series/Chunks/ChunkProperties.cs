using FsCheck;
using FsCheck.Fluent;
using Platform.Devices.Intake;

namespace Platform.Devices.Series.Chunks;

public sealed class ChunkProperties
{
    private static readonly long Day = IntakeClock.Of(new DateOnly(2026, 3, 1));

    [Fact]
    public void What_went_into_a_chunk_comes_out_again()
    {
        Prop.ForAll(Blocks.ToArbitrary(), readings =>
        {
            var again = Chunk.Decode(Chunk.Encode(readings, 0, readings.Count, Day), Day);
            Assert.Equal(Lines(readings), Lines(again));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void One_metric_of_a_chunk_is_that_column()
    {
        Prop.ForAll(Blocks.ToArbitrary(), readings =>
        {
            var chunk = Chunk.Encode(readings, 0, readings.Count, Day);
            foreach (var (metric, values) in Columns(readings))
            {
                if (values.All(double.IsNaN) && metric != "online") Assert.Null(Chunk.Decode(chunk, Day, metric));
                else Assert.Equal(values, Chunk.Decode(chunk, Day, metric)!.Value.Values);
            }

            Assert.Null(Chunk.Decode(chunk, Day, "never heard of"));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_large_value_keeps_its_last_bit_beside_one_with_more_decimals()
    {
        var readings = new ReadingBlock();
        foreach (var power in new[] { 191822927.7142857, 0.00000001 })
        {
            readings.Add(Day + readings.Count, Day + readings.Count, double.NaN, double.NaN, double.NaN, 1, 0);
            readings.AddOwn("power", power);
        }

        Assert.Equal([191822927.7142857, 0.00000001], Chunk.Decode(Chunk.Encode(readings, 0, 2, Day), Day, "power")!.Value.Values);
    }

    [Fact]
    public void A_damaged_chunk_is_refused_and_nothing_worse()
    {
        Prop.ForAll(Blocks.ToArbitrary(), Gen.Choose(0, int.MaxValue).Two().ToArbitrary(), (readings, damage) =>
        {
            var chunk = Chunk.Encode(readings, 0, readings.Count, Day);
            chunk[damage.Item1 % chunk.Length] ^= (byte)(1 + damage.Item2 % 255);
            Assert.True(Record.Exception(() => Chunk.Decode(chunk, Day)) is null or InvalidDataException); // null: it has other numbers in it now
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_day_of_an_ordinary_sensor_takes_less_than_eight_bytes_for_each_reading()
    {
        var chance = new Random(7);
        var readings = new ReadingBlock();
        for (var minute = 0; minute < 1_440; minute++)
        {
            var at = Day + minute * IntakeClock.MicrosecondsPerMinute + chance.Next(400) * 1_000;
            readings.Add(at, at + 80_000, MathF.Round(90 - minute / 1_000f, 1), -60 - chance.Next(6), MathF.Round(20 + chance.NextSingle(), 2), 1, 0);
        }

        Assert.InRange(Chunk.Encode(readings, 0, readings.Count, Day).Length / 1_440.0, 0, 8);
    }

    // Of every kind: as sensors round, as computers do not, seldom there or always.
    private static Gen<double> Values => Gen.OneOf(
        Gen.Constant(double.NaN),
        Gen.Choose(-4_000, 4_000).Select(n => (double)(float)(n / 10.0)),
        Gen.Choose(int.MinValue, int.MaxValue).Select(n => (double)BitConverter.Int32BitsToSingle(n)).Where(double.IsFinite));

    private static Gen<ReadingBlock> Blocks =>
        from count in Gen.Choose(1, 200)
        from steps in Gen.OneOf(Gen.Constant(60_000_000), Gen.Choose(1, 400_000_000)).ArrayOf(count)
        from delays in Gen.Choose(-300, 600_000).ArrayOf(count)
        from reals in Values.ArrayOf(count * 3)
        from own in Gen.OneOf(Values, Gen.Choose(0, int.MaxValue).Select(n => n / 7.0)).ArrayOf(count)
        from online in Gen.Elements(double.NaN, 0, 1).ArrayOf(count)
        from flags in Gen.Choose(0, 3).ArrayOf(count)
        select Block(steps, delays, reals, own, online, flags);

    private static ReadingBlock Block(int[] steps, int[] delays, double[] reals, double[] own, double[] online, int[] flags)
    {
        var (block, at) = (new ReadingBlock(), Day);
        for (var i = 0; i < steps.Length; i++)
        {
            block.Add(at += steps[i], at + delays[i] * IntakeClock.MicrosecondsPerSecond, reals[3 * i], reals[3 * i + 1], reals[3 * i + 2], online[i], (byte)flags[i]);
            if (!double.IsNaN(own[i])) block.AddOwn(i % 3 == 0 ? "vibration" : "power", own[i]);
        }

        return block;
    }

    private static IEnumerable<(string Metric, double[] Values)> Columns(ReadingBlock readings) =>
    [
        ("battery", readings.Battery.ToArray()), ("signal", readings.Signal.ToArray()), ("temperature", readings.Temperature.ToArray()), ("online", readings.Online.ToArray()),
        .. readings.OwnMetrics.Select(metric => (metric, readings.Own(metric).ToArray())),
    ];

    private static List<string> Lines(ReadingBlock readings) =>
        [.. Enumerable.Range(0, readings.Count).Select(i =>
            $"{readings.At[i]} {readings.ReceivedAt[i]} {readings.Flags[i]} {string.Join(' ', Columns(readings).Select(c => $"{c.Metric}={c.Values[i]:R}"))}")];
}
