using System.Net;
using System.Net.Http.Headers;
using Platform.Devices.Intake;
using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Features;

public sealed class PostRemoteWriteTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static readonly DateTimeOffset Now = Instant.Truncate(DateTimeOffset.UtcNow).AddSeconds(-10);

    [Fact]
    public async Task Samples_become_readings_and_prometheus_hears_nothing_more()
    {
        var device = (await app.One.Register()).Text("id");
        using var answer = await Send(Samples.Packed(Samples.One("battery_percent", device, (Now, 75)), Samples.One("vibration", device, (Now, 2))));

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var latest = (await app.One.Read($"/v1/devices/{device}")).GetProperty("latest");
        Assert.Equal((75, 2), (latest.GetProperty("battery").GetDouble(), latest.GetProperty("metrics").GetProperty("vibration").GetDouble()));
    }

    [Fact]
    public async Task What_can_never_be_kept_is_answered_400_and_the_rest_kept()
    {
        var device = (await app.One.Register()).Text("id");
        using var answer = await Send(Samples.Packed(Samples.One("battery_percent", device, (Now, 75)), Samples.One("vibration", "nobody", (Now, 2))));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("1 × reading.unknown-device", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(75, (await app.One.Read($"/v1/devices/{device}")).GetProperty("latest").GetProperty("battery").GetDouble());
    }

    [Fact]
    public async Task Sent_again_it_is_well_received_and_not_kept_twice()
    {
        var device = (await app.One.Register()).Text("id");
        var body = Samples.Packed(Samples.One("vibration", device, (Now, 2), (Now.AddSeconds(1), 3)));
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.NoContent, (await Send(body)).StatusCode);

        Assert.Equal(2, (await app.One.Read($"/v1/devices/{device}/series?metric=vibration")).GetProperty("points").EnumerateArray().Sum(p => p.Number("count")));
    }

    [Fact]
    public async Task The_second_version_hears_how_much_was_written()
    {
        var device = (await app.One.Register()).Text("id");
        string[] symbols = ["", "__name__", "vibration", "instance", device];
        using var answer = await Send(Samples.SecondPacked(symbols, Samples.SecondSeries([1, 2, 3, 4], (Now, 1), (Now.AddSeconds(1), 2))), "application/x-protobuf;proto=io.prometheus.write.v2.Request");

        Assert.Equal((HttpStatusCode.NoContent, "2"), (answer.StatusCode, answer.Headers.GetValues("X-Prometheus-Remote-Write-Samples-Written").Single()));
    }

    [Fact]
    public async Task A_message_of_another_kind_is_refused_as_such() =>
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await Send([0], "application/x-protobuf;proto=io.prometheus.write.v3.Request")).StatusCode);

    [Fact]
    public async Task What_is_not_packed_is_malformed() => Assert.Equal(HttpStatusCode.BadRequest, (await Send([0xff])).StatusCode);

    private Task<HttpResponseMessage> Send(byte[] body, string type = "application/x-protobuf") => app.One.Client.PostAsync("/v1/prometheus/write",
        new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type), ContentEncoding = { "snappy" } } }, Ct);
}
