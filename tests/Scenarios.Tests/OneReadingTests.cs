using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.TestKit;

namespace Platform.Scenarios;

/// <summary>One reading followed from the request that brought it to the screen that shows it.</summary>
public sealed class OneReadingTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_travels_from_request_to_screen_in_one_trace()
    {
        var spans = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Platform" or "Microsoft.AspNetCore",
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        var device = await RegisterDevice();
        await using var live = await LiveClient.Connect(new Uri($"{app.Url}/v1/live"), options => options.SetRequestHeader("Authorization", $"Bearer {app.One.ApiKey}"), Ct);
        await live.Subscribe($"device:{device}");

        var trace = ActivityTraceId.CreateRandom();
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/telemetry")
        {
            Content = JsonContent.Create(new { readings = new[] { new { deviceId = device, at = DateTimeOffset.UtcNow, battery = 80, online = true } } }),
        };
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        (await app.One.Client.SendAsync(request, Ct)).EnsureSuccessStatusCode();

        var frame = await live.Frames.ReadAsync(Ct);
        while (frame.Kind != "reading") frame = await live.Frames.ReadAsync(Ct);
        Assert.Contains(trace.ToString(), frame.Trace, StringComparison.Ordinal);
        Assert.Equal(80, frame.Data.GetProperty("battery").GetDouble());
        Assert.Contains(spans, span => span.TraceId == trace && span.DisplayName == "POST /v1/telemetry");
    }

    [Fact]
    public async Task Its_twin_shows_at_the_device_and_in_the_sites_roll_up()
    {
        var device = await RegisterDevice();
        await app.One.Client.PostAsJsonAsync("/v1/telemetry", new { readings = new[] { new { deviceId = device, at = DateTimeOffset.UtcNow, battery = 3, signal = -118, online = true } } }, Ct);

        var view = await app.One.Client.GetFromJsonAsync<JsonElement>($"/v1/devices/{device}", Ct);
        var standing = view.GetProperty("standing");
        Assert.Equal(100 - standing.GetProperty("score").GetInt32(), standing.GetProperty("reasons").EnumerateArray().Sum(r => r.GetProperty("pointsLost").GetInt32()));

        var site = view.GetProperty("siteId").GetString();
        while ((await app.One.Client.GetFromJsonAsync<JsonElement>($"/v1/sites/{site}", Ct)).GetProperty("health").GetProperty("score").ValueKind == JsonValueKind.Null) await Task.Delay(50, Ct);
    }

    private async Task<string> RegisterDevice()
    {
        var name = Guid.CreateVersion7().ToString("n");
        var site = await Post("/v1/sites", new { name, address = "Kai 1", timeZone = "Europe/Berlin" });
        var types = await app.One.Client.GetFromJsonAsync<JsonElement>("/v1/device-types", Ct);
        var device = await Post("/v1/devices", new { siteId = site.GetProperty("id").GetString(), name, typeId = types.GetProperty("items")[0].GetProperty("id").GetString() });
        return device.GetProperty("id").GetString()!;
    }

    private async Task<JsonElement> Post(string path, object body)
    {
        var response = await app.One.Client.PostAsJsonAsync(path, body, Ct);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Ct));
        return await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }
}
