using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using Platform.Devices.Intake;
using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Features;

public sealed class PostOtlpMetricsTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static readonly DateTimeOffset Now = Instant.Truncate(DateTimeOffset.UtcNow).AddSeconds(-10);

    [Fact]
    public async Task The_OpenTelemetry_SDK_can_feed_us()
    {
        var serial = $"SN-{Guid.NewGuid():N}";
        var device = (await app.One.Register(serial: serial)).Text("id");
        using var meter = new Meter($"fleet-{serial}");
        meter.CreateObservableGauge("battery.level", () => 87.5, "%");
        meter.CreateObservableGauge("vibration", () => 3.25);

        using (var metrics = Sdk.CreateMeterProviderBuilder().AddMeter(meter.Name).ConfigureResource(r => r.AddService("fleet", serviceInstanceId: serial))
            .AddOtlpExporter(o => (o.Endpoint, o.Protocol, o.Headers) = (new($"{app.Url}/v1/otlp/v1/metrics"), OtlpExportProtocol.HttpProtobuf, $"Authorization=Bearer {app.One.ApiKey}")).Build())
            Assert.True(metrics.ForceFlush());

        var latest = (await app.One.Read($"/v1/devices/{device}")).GetProperty("latest");
        Assert.Equal((87.5, 3.25), (latest.GetProperty("battery").GetDouble(), latest.GetProperty("metrics").GetProperty("vibration").GetDouble()));
    }

    [Fact]
    public async Task What_was_not_kept_is_told_as_a_partial_success()
    {
        var device = (await app.One.Register()).Text("id");
        var (status, body) = await Send(Points.Request(Points.Resource("device.id", device, Points.Gauge("v", "", Points.Point(Now, 1), Points.Point(Now.AddDays(-9), 1), Points.Point(Now.AddDays(-8), 1)))));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal([0x0a, (byte)(body.Length - 2), 0x08, 2, 0x12, (byte)(body.Length - 6)], body[..6]);
        Assert.Contains("2 × reading.too-old", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_success_says_nothing()
    {
        var device = (await app.One.Register()).Text("id");
        var (status, body) = await Send(Points.Request(Points.Resource("device.id", device, Points.Gauge("v", "", Points.Point(Now, 1)))));
        Assert.Equal((HttpStatusCode.OK, 0), (status, body.Length));
    }

    [Fact]
    public async Task A_body_that_cannot_be_read_is_answered_with_a_status()
    {
        var (status, body) = await Send([0xff, 0xff]);
        Assert.Equal((HttpStatusCode.BadRequest, 0x08, 3), (status, body[0], body[1]));
    }

    [Fact]
    public async Task JSON_is_answered_in_JSON()
    {
        using var answer = await app.One.Client.PostAsync("/v1/otlp/v1/metrics", new StringContent("""{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"v","gauge":{"dataPoints":[{"timeUnixNano":"1","asInt":"1"}]}}]}]}]}""", Encoding.UTF8, "application/json"), Ct);
        Assert.Equal("1", (await answer.Json()).GetProperty("partialSuccess").Text("rejectedDataPoints"));
    }

    [Fact]
    public async Task Measurements_of_one_time_may_come_in_several_requests_and_each_is_kept_once()
    {
        var device = (await app.One.Register()).Text("id");
        byte[] Part(params string[] metrics) => Points.Request(Points.Resource("device.id", device, [.. metrics.Select(m => Points.Gauge(m, "", Points.Point(Now, m.Length)))]));

        foreach (var part in new[] { Part("battery", "a"), Part("temperature", "bb"), Part("battery", "a"), Part("a", "bb", "ccc") }) await Send(part);

        foreach (var metric in new[] { "battery", "temperature", "a", "bb", "ccc" })
            Assert.Equal(1, (await app.One.Read($"/v1/devices/{device}/series?metric={metric}")).GetProperty("points").EnumerateArray().Sum(p => p.Number("count")));
    }

    [Fact]
    public async Task Another_tenants_device_is_no_device()
    {
        var device = (await app.Two.Register()).Text("id");
        var (_, body) = await Send(Points.Request(Points.Resource("device.id", device, Points.Gauge("v", "", Points.Point(Now, 1)))));
        Assert.Contains("1 × reading.unknown-device", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode, byte[])> Send(byte[] body)
    {
        using var answer = await app.One.Client.PostAsync("/v1/otlp/v1/metrics", new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-protobuf") } }, Ct);
        Assert.Equal("application/x-protobuf", answer.Content.Headers.ContentType?.MediaType);
        return (answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(Ct));
    }
}
