using System.Text;
using FsCheck;
using FsCheck.Fluent;
using static Platform.Devices.Intake.Parsing;

namespace Platform.Devices.Intake;

public sealed class OtlpJsonFormatTests
{
    private static readonly DateTimeOffset At = Now.AddSeconds(-30);

    private static readonly string Body = $$$"""
        {"resourceMetrics":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"fleet"}},{"key":"device.serial","value":{"stringValue":"SN-1"}}]},
        "scopeMetrics":[{"scope":{"name":"x"},"metrics":[
          {"name":"battery.level","unit":"%","gauge":{"dataPoints":[{"timeUnixNano":"{{{Points.Nanoseconds(At)}}}","asDouble":87.5}]}},
          {"name":"starts","sum":{"aggregationTemporality":2,"isMonotonic":true,"dataPoints":[{"timeUnixNano":{{{Points.Nanoseconds(At)}}},"asInt":"12","attributes":[{"key":"kind","value":{"boolValue":true}}]}]}},
          {"name":"lag","histogram":{"dataPoints":[{"timeUnixNano":"1"}]}},
          {"name":"odd","gauge":{"dataPoints":[{"timeUnixNano":"{{{Points.Nanoseconds(At)}}}","asDouble":"NaN"}]}},
          {"name":"newer","fromTheFuture":{"dataPoints":[]}}]}]}]}
        """;

    [Fact]
    public async Task The_same_is_read_as_from_protobuf()
    {
        var submission = await OtlpJsonFormat.Instance.Read(Encoding.UTF8.GetBytes(Body));

        var reading = Assert.Single(submission.Readings.ToArray());
        Assert.Equal((1, At, 87.5f, """{"starts:kind/true":12}"""), (reading.Device.Number, IntakeClock.At(reading.At), reading.Battery, Metrics(submission, reading)));
        Assert.Equal(["reading.unsupported-kind", "reading.not-a-number"], submission.Rejections.Select(r => r.Code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("17")]
    [InlineData("""{"resourceMetrics":{}}""")]
    [InlineData("""{"resourceMetrics":[17]}""")]
    [InlineData("""{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"gauge":[]}]}]}]}""")]
    [InlineData("""{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"\ud800"}]}]}]}""")]
    public async Task A_body_of_another_shape_is_refused_whole(string body) => await Assert.ThrowsAsync<MalformedTelemetryException>(() => OtlpJsonFormat.Instance.Read(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public async Task A_request_without_metrics_is_no_mistake() => Assert.Equal(0, (await OtlpJsonFormat.Instance.Read("{}"u8.ToArray())).Count);

    [Fact]
    public async Task Nesting_without_end_is_refused() => await Assert.ThrowsAsync<MalformedTelemetryException>(() => OtlpJsonFormat.Instance.Read(Encoding.UTF8.GetBytes(new string('[', 100_000))));

    [Fact]
    public void A_body_with_some_bytes_changed_is_read_or_refused() => Prop.ForAll(Gen.Choose(1, int.MaxValue).ToArbitrary(), seed =>
    {
        var (chance, body) = (new System.Random(seed), Encoding.UTF8.GetBytes(Body));
        for (var i = 0; i < 3; i++) body[chance.Next(body.Length)] = (byte)" {}[]\",:0e-\\u\n\x80"[chance.Next(15)];
        return Record.Exception(() => OtlpJsonFormat.Instance.Read(body).GetAwaiter().GetResult()) is null or IntakeRefusedException;
    }).QuickCheckThrowOnFailure();
}
