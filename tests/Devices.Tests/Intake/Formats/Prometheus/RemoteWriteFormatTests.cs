using FsCheck;
using FsCheck.Fluent;
using static Platform.Devices.Intake.Parsing;
using static Platform.Devices.Intake.Samples;

namespace Platform.Devices.Intake;

public sealed class RemoteWriteFormatTests
{
    private static readonly DateTimeOffset At = Now.AddSeconds(-30);

    [Fact]
    public async Task Samples_of_a_device_and_a_time_are_one_reading()
    {
        var submission = await Read(
            One("battery_percent", "SN-1", (At, 87.5)), One("signal_dbm", "SN-1", (At, -71)), One("temperature_celsius", "SN-1", (At, 21.25)),
            One("up", "SN-1", (At, 1)), One("vibration", "SN-1", (At, 3.2)));

        var reading = Assert.Single(submission.Readings.ToArray());
        Assert.Equal((1, At, 87.5f, -71f, 21.25f, 1, 5), (reading.Device.Number, IntakeClock.At(reading.At), reading.Battery, reading.Signal, reading.Temperature, reading.Online, reading.Items));
        Assert.Equal("""{"vibration":3.2}""", Metrics(submission, reading));
    }

    [Fact]
    public async Task Each_time_is_a_reading_of_its_own() => Assert.Equal(3, (await Read(One("vibration", "SN-1", (At, 1), (At.AddSeconds(1), 2), (At.AddSeconds(2), 3)))).Count);

    [Theory]
    [InlineData("instance", "SN-1:9100")]
    [InlineData("instance", "D-1")]
    [InlineData("device_serial", "SN-1")]
    [InlineData("device_id", "0197aaaa-0000-7000-8000-000000000001")]
    public async Task A_device_is_named_by_its_labels(string label, string value) =>
        Assert.Equal(1, (await Read(One([("__name__", "vibration"), (label, value)], (At, 1)))).Readings[0].Device.Number);

    [Fact]
    public async Task A_label_of_the_device_comes_before_the_instance_that_scraped_it() =>
        Assert.Equal(1, (await Read(One([("__name__", "vibration"), ("device_id", "D-1"), ("instance", "D-2")], (At, 1)))).Readings[0].Device.Number);

    [Fact]
    public async Task Labels_tell_series_of_one_name_apart()
    {
        var submission = await Read(
            One([("__name__", "temperature"), ("instance", "SN-1"), ("sensor", "inlet")], (At, 20)), One([("__name__", "temperature"), ("instance", "SN-1"), ("sensor", "out let")], (At, 30)));

        Assert.Equal("""{"temperature:sensor/out_let":30,"temperature:sensor/inlet":20}""", Metrics(submission, submission.Readings[0]));
        Assert.True(float.IsNaN(submission.Readings[0].Temperature));
    }

    [Fact]
    public async Task A_series_that_has_ended_is_no_mistake()
    {
        var submission = await Read(One("vibration", "SN-1", (At, BitConverter.UInt64BitsToDouble(0x7ff0000000000002))));
        Assert.Equal((0, 0, 1), (submission.Count, submission.Rejections.Count, submission.StaleMarkers));
    }

    [Fact]
    public async Task What_cannot_be_kept_is_refused_sample_by_sample()
    {
        var submission = await Read(
            One("vibration", "SN-1", (At, double.NaN), (At, 1), (Now.AddDays(-8), 1), (Now.AddHours(1), 1)), One("battery_percent", "SN-1", (At, 101)), One("up", "SN-1", (At, 2)),
            One("vibration", "D-3", (At, 1)), One(new string('v', 65), "SN-1", (At, 1)), One([("__name__", "vibration")], (At, 1)), One([("instance", "SN-1")], (At, 1)));

        Assert.Equal(1, submission.Count);
        Assert.Equal(
            ["reading.not-a-number", "reading.too-old", "reading.clock-ahead", "reading.out-of-range", "reading.out-of-range", "reading.decommissioned-device", "reading.malformed", "reading.unknown-device", "reading.malformed"],
            submission.Rejections.OrderBy(r => r.Index).Select(r => r.Code));
    }

    [Fact]
    public async Task Histograms_are_refused_and_the_samples_beside_them_kept()
    {
        var submission = await Read(new Message().OfMany(1, [new Message().Text(1, "__name__").Text(2, "lag"), new Message().Text(1, "instance").Text(2, "SN-1")]).Of(4, new Message().Number(1, 3)), One("vibration", "SN-1", (At, 1)));
        Assert.Equal((1, "reading.unsupported-kind"), (submission.Count, submission.Rejections.Single().Code));
    }

    [Fact]
    public async Task The_second_version_says_the_same_with_fewer_words()
    {
        string[] symbols = ["", "__name__", "battery_percent", "instance", "SN-1", "vibration"];
        var submission = await RemoteWriteFormat.Second.Read(SecondPacked(symbols, SecondSeries([1, 2, 3, 4], (At, 50)), SecondSeries([1, 5, 3, 4], (At, 2))));

        Assert.Equal((50f, """{"vibration":2}"""), (submission.Readings[0].Battery, Metrics(submission, submission.Readings[0])));
    }

    [Fact]
    public async Task A_symbol_that_is_not_there_is_refused() =>
        await Assert.ThrowsAsync<MalformedTelemetryException>(() => RemoteWriteFormat.Second.Read(SecondPacked(["", "a"], SecondSeries([1, 2], (At, 1)))));

    [Fact]
    public async Task What_unpacks_to_more_than_a_request_may_hold_is_refused_before_it_is_unpacked() =>
        Assert.Equal(IntakeRefusals.TooLarge, (await Assert.ThrowsAsync<IntakeRefusedException>(() => RemoteWriteFormat.First.Read([0xff, 0xff, 0xff, 0xff, 0x07, 0, 0]))).Refusal);

    [Fact]
    public async Task More_samples_than_one_request_may_carry_are_refused() =>
        await Assert.ThrowsAsync<MalformedTelemetryException>(() => Read(One("v", "SN-1", [.. Enumerable.Range(0, Measurements.Most + 1).Select(i => (At.AddMilliseconds(-i), 1.0))])));

    [Fact]
    public void A_body_with_some_bytes_changed_is_read_or_refused() => Prop.ForAll(Bodies.ToArbitrary(), Gen.Choose(1, int.MaxValue).ToArbitrary(), (message, seed) =>
    {
        var chance = new System.Random(seed);
        for (var i = 0; i < 3 && message.Length > 0; i++) message[chance.Next(message.Length)] = (byte)chance.Next(256);
        return IsReadOrRefused(RemoteWriteFormat.First, SnappyWriter.Literal(message)) && IsReadOrRefused(RemoteWriteFormat.Second, SnappyWriter.Literal(message));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Random_bytes_are_refused_and_harm_nothing() => Prop.ForAll(Gen.Choose(0, 255).Select(n => (byte)n).ArrayOf().ToArbitrary(), bytes =>
        IsReadOrRefused(RemoteWriteFormat.First, bytes) && IsReadOrRefused(RemoteWriteFormat.First, SnappyWriter.Literal(bytes)) && IsReadOrRefused(RemoteWriteFormat.Second, SnappyWriter.Literal(bytes))).QuickCheckThrowOnFailure();

    private static bool IsReadOrRefused(RemoteWriteFormat format, byte[] body) => Record.Exception(() => format.Read(body).GetAwaiter().GetResult()) is null or IntakeRefusedException;

    private static Task<Submission> Read(params Message[] series) => RemoteWriteFormat.First.Read(Packed(series));

    private static readonly Gen<byte[]> Bodies =
        from series in Gen.Elements(
            One("battery_percent", "SN-1", (At, 87.5)), One("vibration", "D-2", (At, 1), (At, 2)), One("up", "nobody", (At, 0)),
            One([("__name__", "t"), ("zone", "ü"), ("instance", "SN-1")], (At, -1)), new Message().Number(9, 4).Fixed(3, 7)).ArrayOf()
        select new Message().OfMany(1, series).Bytes;
}
