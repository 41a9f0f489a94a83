using System.Globalization;
using System.Text;
using static Platform.Devices.Intake.Parsing;

namespace Platform.Devices.Intake;

public sealed class ReadingParserTests
{
    [Fact]
    public void A_reading_is_taken_as_it_was_sent()
    {
        var submission = Parse("""{"readings":[{"deviceId":"0197aaaa-0000-7000-8000-000000000001","at":"2026-11-20T09:59:00Z","battery":87.5,"signal":-71,"temperature":21.3,"online":true,"metrics":{"vibration":3.2,"rpm":1500}}]}""");

        var reading = submission.Readings[0];
        Assert.Equal((One, Now.AddMinutes(-1), 87.5f, -71f, 21.3f, 1), (reading.Device.Id, IntakeClock.At(reading.At), reading.Battery, reading.Signal, reading.Temperature, reading.Online));
        Assert.Equal("""{"vibration":3.2,"rpm":1500}""", Metrics(submission, reading));
    }

    [Fact]
    public void A_bare_array_will_do() => Assert.Equal(1, Parse("""[{"deviceId":"D-1","at":"2026-11-20T09:59:00Z","battery":1}]""").Count);

    [Fact]
    public void No_readings_are_no_mistake() => Assert.Equal(0, Parse("""{"readings":[]}""").Count);

    [Theory]
    [InlineData("""{"deviceId":"D-1","at":"2026-11-20T09:59:00Z","battery":101}""", "reading.out-of-range")]
    [InlineData("""{"deviceId":"D-1","at":"2026-11-20T09:59:00Z","battery":-0.1}""", "reading.out-of-range")]
    [InlineData("""{"deviceId":"D-1","at":"2026-11-20T09:59:00Z","signal":1}""", "reading.out-of-range")]
    [InlineData("""{"deviceId":"D-1","at":"2026-11-20T09:59:00Z","temperature":1000.5}""", "reading.out-of-range")]
    [InlineData("""{"deviceId":"D-1","at":"2026-11-20T09:59:00Z","battery":NaN}""", "reading.not-a-number")]
    [InlineData("""{"deviceId":"D-1","at":"2026-11-20T09:59:00Z","temperature":-Infinity}""", "reading.not-a-number")]
    [InlineData("""{"deviceId":"D-1","at":"2026-11-20T09:59:00Z","metrics":{"x":Infinity}}""", "reading.not-a-number")]
    [InlineData("""{"deviceId":"D-1","at":"2026-11-20T09:59:00Z","battery":"NaN"}""", "reading.not-a-number")]
    [InlineData("""{"deviceId":"D-1","at":"2026-11-20T09:59:00Z","battery":1e999}""", "reading.not-a-number")]
    [InlineData("""{"deviceId":"D-1","at":"2026-11-20T09:59:00Z","battery":"87"}""", "reading.malformed")]
    [InlineData("""{"deviceId":"D-1","at":"2026-11-20T09:59:00Z","battery":[1,{"a":2}]}""", "reading.malformed")]
    [InlineData("""{"deviceId":"D-1","at":"2026-11-20T09:59:00Z","online":1}""", "reading.malformed")]
    [InlineData("""{"deviceId":"D-1","at":"2026-11-20T09:59:00Z","metrics":3}""", "reading.malformed")]
    [InlineData("""{"deviceId":"D-1","at":"2026-11-20T09:59:00Z","metrics":{"a b":3}}""", "reading.malformed")]
    [InlineData("""{"deviceId":"D-1","at":"2026-11-20T09:59:00Z","metrics":{"a\u0000":3}}""", "reading.malformed")]
    [InlineData("""{"deviceId":"D-1","at":"2026-11-20T09:59:00Z","metrics":{"a":{"b":1}}}""", "reading.malformed")]
    [InlineData("""{"deviceId":"D-1","at":"yesterday","battery":1}""", "reading.malformed")]
    [InlineData("""{"deviceId":"D-1","at":"2026-11-20T09:59:00","battery":1}""", "reading.malformed")]
    [InlineData("""{"deviceId":"D-1","at":"2026-02-30T09:59:00Z","battery":1}""", "reading.malformed")]
    [InlineData("""{"deviceId":"D-1","at":1763632740,"battery":1}""", "reading.malformed")]
    [InlineData("""{"deviceId":"D-1","battery":1}""", "reading.malformed")]
    [InlineData("""{"at":"2026-11-20T09:59:00Z","battery":1}""", "reading.malformed")]
    [InlineData("""{"deviceId":17,"at":"2026-11-20T09:59:00Z","battery":1}""", "reading.malformed")]
    [InlineData("""{"deviceId":"D-1","at":"2026-11-20T09:59:00Z","humidity":40}""", "reading.unknown-field")]
    [InlineData("""{"deviceId":"D-1","at":"2026-11-20T09:59:00Z"}""", "reading.empty")]
    [InlineData("""{"deviceId":"D-1","at":"2026-11-20T09:59:00Z","battery":null,"metrics":{}}""", "reading.empty")]
    [InlineData("""{"deviceId":"D-1","at":"2026-11-20T10:05:01Z","battery":1}""", "reading.clock-ahead")]
    [InlineData("""{"deviceId":"D-1","at":"2026-11-13T09:59:59Z","battery":1}""", "reading.too-old")]
    [InlineData("""{"deviceId":"D-9","at":"2026-11-20T09:59:00Z","battery":1}""", "reading.unknown-device")]
    [InlineData("""{"deviceId":"0197aaaa-0000-7000-8000-00000000ffff","at":"2026-11-20T09:59:00Z","battery":1}""", "reading.unknown-device")]
    [InlineData("""{"deviceId":"the boiler","at":"2026-11-20T09:59:00Z","battery":1}""", "reading.unknown-device")]
    [InlineData("""{"deviceId":"D-3","at":"2026-11-20T09:59:00Z","battery":1}""", "reading.decommissioned-device")]
    [InlineData("17", "reading.malformed")]
    [InlineData("""[{"deviceId":"D-1"}]""", "reading.malformed")]
    [InlineData("""{"deviceId":"D-1","at":"2026-11-20T09:59:00Z","battery":0}""", null)]
    [InlineData("""{"deviceId":"d-1","at":"2026-11-20T10:59:00.123456789+01:00","battery":100.0}""", null)]
    [InlineData("""{"deviceId":"D-1","at":"2026-11-20T09:59:00Z","online":false,"battery":null}""", null)]
    [InlineData("""{"deviceId":"D-1","at":"2026-11-20T09:59:00Z","metrics":{"a":1e-400,"b":123456789012345678901234567890}}""", null)]
    public void A_reading_is_refused_for_what_is_wrong_with_it(string reading, string? code) => Assert.Equal(code, CodeOf(reading));

    [Fact]
    public void Of_ten_thousand_readings_three_bad_ones_are_refused_by_their_place_and_the_others_kept()
    {
        var readings = Enumerable.Range(0, 10_000).Select(i => $$"""{"deviceId":"D-{{1 + i % 2}}","at":"{{Now.AddSeconds(i - 10_000):O}}","battery":50}""").ToArray();
        readings[17] = readings[17].Replace("50", "NaN", StringComparison.Ordinal);
        readings[4_711] = readings[4_711].Replace("D-", "X-", StringComparison.Ordinal);
        readings[9_999] = "{}";

        var submission = Parse($$"""{"readings":[{{string.Join(',', readings)}}]}""", _ => 4_096);

        Assert.Equal(9_997, submission.Count);
        Assert.Equal([17, 4_711, 9_999], submission.Rejections.Select(r => r.Index));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("17")]
    [InlineData("\"readings\"")]
    [InlineData("""{"readings":{}}""")]
    [InlineData("""{"reading":[]}""")]
    [InlineData("""{}""")]
    [InlineData("""[{"deviceId":"D-1"}""")]
    [InlineData("""[{"deviceId":"D-1",}]""")]
    [InlineData("""[] []""")]
    [InlineData("""[{"deviceId":nil}]""")]
    public void A_body_that_is_no_list_of_readings_is_refused_whole(string body) => Assert.Throws<MalformedTelemetryException>(() => Parse(body));

    [Fact]
    public void Malformed_text_is_found_by_line_and_byte() =>
        Assert.Contains("line 2, byte 3", Assert.Throws<MalformedTelemetryException>(() => Parse("[\n  ,]", _ => 1)).Message);

    [Fact]
    public void A_value_without_end_is_refused_before_it_fills_the_memory() =>
        Assert.Throws<MalformedTelemetryException>(() => Parse("[{\"deviceId\":\"" + new string('x', 1_000_000) + "\"}]", _ => 4_096));

    [Fact]
    public void More_readings_than_one_request_may_carry_are_refused() =>
        Assert.Throws<MalformedTelemetryException>(() => Parse($"[{string.Join(',', Enumerable.Repeat("0", 100_001))}]"));

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("-71")]
    [InlineData("21.30")]
    [InlineData("0.1")]
    [InlineData("99.99999999999999")]
    [InlineData("123456789.1234567")]
    [InlineData("1e-2")]
    [InlineData("5E+1")]
    public void A_number_is_read_to_the_last_digit(string text) =>
        Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), Text.Number(Encoding.ASCII.GetBytes(text)));
}
