using FsCheck;
using FsCheck.Fluent;
using static Platform.Devices.Intake.Parsing;
using static Platform.Devices.Intake.Points;

namespace Platform.Devices.Intake;

public sealed class OtlpFormatTests
{
    private static readonly DateTimeOffset At = Now.AddSeconds(-30);

    [Fact]
    public async Task Data_points_of_a_device_and_a_time_are_one_reading()
    {
        var submission = await Read(Resource("service.instance.id", "SN-1",
            Gauge("battery.level", "%", Point(At, 87.5)), Gauge("temperature", "Cel", Point(At, 21.25)), Sum("starts", Point(At, 12L))));

        var reading = Assert.Single(submission.Readings.ToArray());
        Assert.Equal((1, At, 87.5f, 21.25f, 3), (reading.Device.Number, IntakeClock.At(reading.At), reading.Battery, reading.Temperature, reading.Items));
        Assert.Equal("""{"starts":12}""", Metrics(submission, reading));
    }

    [Theory]
    [InlineData("device.id", "0197aaaa-0000-7000-8000-000000000001")]
    [InlineData("device.id", "D-1")]
    [InlineData("device.serial", "SN-1")]
    [InlineData("service.instance.id", "SN-1")]
    public async Task A_device_is_named_by_an_attribute_of_the_resource(string attribute, string value) =>
        Assert.Equal(1, (await Read(Resource(attribute, value, Gauge("v", "", Point(At, 1))))).Readings[0].Device.Number);

    [Fact]
    public async Task One_sender_may_speak_for_many_devices()
    {
        var submission = await Read(Resource("service.instance.id", "gateway", Gauge("v", "", Point(At, 1, Attribute("device.id", "D-1")), Point(At, 2, Attribute("device.id", "D-2")))));
        Assert.Equal([1, 2], submission.Readings.ToArray().Select(r => r.Device.Number));
    }

    [Fact]
    public async Task A_share_of_one_is_so_many_percent() => Assert.Equal(87.5f, (await Read(Resource("device.id", "D-1", Gauge("hw.battery.charge", "1", Point(At, 0.875))))).Readings[0].Battery);

    [Fact]
    public async Task Attributes_tell_data_points_apart_whatever_their_order()
    {
        Message[] one = [Attribute("fan", 2), Attribute("side", "left")], other = [Attribute("side", "left"), Attribute("fan", 2)];
        var submission = await Read(Resource("device.id", "D-1", Gauge("speed", "", Point(At, 900, one), Point(At, 901, other))));

        Assert.Equal(("""{"speed:fan/2:side/left":900}""", 1), (Metrics(submission, submission.Readings[0]), submission.Duplicates));
    }

    [Fact]
    public async Task What_cannot_be_kept_is_refused_point_by_point()
    {
        var submission = await Read(
            Resource("device.id", "D-1", Gauge("v", "", Point(At, 1), new Message().Real(4, 1), Point(At, 1).Number(8, 1), Point(Now.AddDays(-9), 1)), Histogram("lag", 2)),
            Resource("device.id", null, Gauge("v", "", Point(At, 1))));

        Assert.Equal(1, submission.Count);
        Assert.Equal(["reading.malformed", "reading.empty", "reading.too-old", "reading.unsupported-kind", "reading.unsupported-kind", "reading.unknown-device"], submission.Rejections.OrderBy(r => r.Index).Select(r => r.Code));
    }

    [Fact]
    public async Task An_empty_request_is_no_mistake() => Assert.Equal(0, (await Read()).Count);

    [Fact]
    public void A_body_with_some_bytes_changed_is_read_or_refused() => Prop.ForAll(Bodies.ToArbitrary(), Gen.Choose(1, int.MaxValue).ToArbitrary(), (body, seed) =>
    {
        var chance = new System.Random(seed);
        for (var i = 0; i < 3 && body.Length > 0; i++) body[chance.Next(body.Length)] = (byte)chance.Next(256);
        return IsReadOrRefused(body) && IsReadOrRefused(body[..chance.Next(body.Length + 1)]);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Random_bytes_are_refused_and_harm_nothing() => Prop.ForAll(Gen.Choose(0, 255).Select(n => (byte)n).ArrayOf().ToArbitrary(), IsReadOrRefused).QuickCheckThrowOnFailure();

    private static bool IsReadOrRefused(byte[] body) => Record.Exception(() => OtlpFormat.Instance.Read(body).GetAwaiter().GetResult()) is null or IntakeRefusedException;

    private static Task<Submission> Read(params Message[] resources) => OtlpFormat.Instance.Read(Request(resources));

    private static readonly Gen<byte[]> Bodies =
        from metrics in Gen.Elements(
            Gauge("battery.level", "%", Point(At, 87.5)), Sum("starts", Point(At, 12L)), Histogram("lag", 2),
            Gauge("v", "1", Point(At, double.NaN, Attribute("device.id", "D-2"), Attribute("n", 7)))).ArrayOf()
        from device in Gen.Elements("D-1", "SN-1", "nobody", null)
        select Request(Resource("device.id", device, metrics));
}
