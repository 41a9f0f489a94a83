using System.Net.Http.Json;
using System.Text.Json;
using Platform.TestKit;
using static Platform.Devices.Fleet;

namespace Platform.Devices.Features;

public sealed class StaleKeysApiTests(OwnPlatformApp app) : IClassFixture<OwnPlatformApp>
{
    private static readonly DateTimeOffset Start = Instant.Truncate(DateTimeOffset.UtcNow).AddMinutes(-50);

    [Fact]
    public async Task A_metric_that_stopped_coming_is_named_and_told_on_the_timeline()
    {
        var device = (await app.One.Register()).Text("id");
        await app.One.Send([.. Report(device, 0, 30, "\"battery\":90,\"temperature\":20"), .. Report(device, 30, 45, "\"battery\":90")]);

        var stale = Assert.Single(await StaleKeys(device));
        Assert.Equal(("temperature", 60), (stale.Text("metric"), stale.Number("usualGapSeconds")));
        Assert.Equal(Start.AddMinutes(29), stale.GetProperty("since").GetDateTimeOffset(), TimeSpan.FromSeconds(1));
        await Told(device, "Stopped reporting temperature, which usually came every 60 s");

        await app.One.Send(Report(device, 45, 46, "\"battery\":90,\"temperature\":20"));

        Assert.Empty(await StaleKeys(device));
        await Told(device, "Reports temperature again");
    }

    [Fact]
    public async Task What_was_stale_before_a_restart_still_is_and_is_not_told_again()
    {
        var device = (await app.One.Register()).Text("id");
        await app.One.Send([.. Report(device, 0, 30, "\"battery\":90,\"temperature\":20"), .. Report(device, 30, 45, "\"battery\":90")]);
        await Told(device, "Stopped reporting temperature");

        await app.Restart();
        await app.One.Send(Report(device, 45, 46, "\"battery\":90"));

        Assert.Single(await StaleKeys(device));
        Assert.Single(await Timeline(device), text => text.StartsWith("Stopped reporting", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_type_says_how_old_its_metric_may_grow()
    {
        var type = await (await app.One.Client.PostAsJsonAsync("/v1/device-types", new
        {
            name = $"Press {Guid.NewGuid()}", expectedIntervalSeconds = 60, metrics = new[] { new { name = "vibration", unit = "mm/s", staleAfterSeconds = 300 } },
        }, Ct)).Json();
        var device = (await app.One.Register(typeId: type.Text("id"))).Text("id");

        await app.One.Send([.. Report(device, 0, 1, "\"metrics\":{\"vibration\":1}"), .. Report(device, 1, 8, "\"battery\":90")]);

        Assert.Equal("vibration", Assert.Single(await StaleKeys(device)).Text("metric"));
    }

    private static string[] Report(string device, int from, int to, string fields) =>
        [.. Enumerable.Range(from, to - from).Select(i => Reading(device, Start.AddMinutes(i), fields))];

    private async Task<JsonElement[]> StaleKeys(string device) =>
        [.. (await app.One.Read($"/v1/devices/{device}")).GetProperty("standing").GetProperty("staleKeys").EnumerateArray()];

    private async Task<string[]> Timeline(string device) =>
        [.. (await app.One.Read($"/v1/devices/{device}/timeline")).GetProperty("items").EnumerateArray().Select(i => i.Text("text"))];

    // Readings are acknowledged before their twin's effects are done.
    private async Task Told(string device, string text)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (!(await Timeline(device)).Any(told => told.StartsWith(text, StringComparison.Ordinal))) await Task.Delay(50, patience.Token);
    }
}
