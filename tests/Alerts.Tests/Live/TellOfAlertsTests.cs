using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.TestKit;

namespace Platform.Alerts.Live;

/// <summary>What sites decide reaches those who may take care of it.</summary>
public class TellOfAlertsTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task People_are_told_of_an_alert_of_its_gateway_instead_and_of_the_end()
    {
        using var person = await SignIn();
        var site = (await (await person.PostAsJsonAsync("/v1/sites", new { name = $"Plant {Guid.NewGuid()}", address = "Quay 1", timeZone = "UTC" }, Ct)).Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("id").GetString()!;
        var (gateway, device) = ($"gw-{Guid.NewGuid():n}", $"d-{Guid.NewGuid():n}");
        (await person.PutAsJsonAsync("/v1/alert-policy", new { @default = new { name = "default", groupBy = new[] { "alertname" }, matchers = Array.Empty<object>(), waitSeconds = 0, intervalSeconds = 1, repeatSeconds = 14_400 } }, Ct)).EnsureSuccessStatusCode();

        await Send("DeviceOffline", device, gateway);
        var told = await Until(person, device, n => n.GetProperty("withdrawnAt").ValueKind is JsonValueKind.Null);
        Assert.StartsWith($"DeviceOffline: {device} at Plant", told.GetProperty("title").GetString(), StringComparison.Ordinal);

        await Send("GatewayDown", gateway, null);
        await Until(person, device, n => n.GetProperty("reason").GetString() == "It follows from another alert");
        await Until(person, gateway, n => n.GetProperty("title").GetString()!.StartsWith("GatewayDown", StringComparison.Ordinal));

        await Send("GatewayDown", gateway, null, ended: true);
        await Until(person, gateway, n => n.GetProperty("title").GetString()!.StartsWith("Over: GatewayDown", StringComparison.Ordinal));

        Task Send(string name, string about, string? behind, bool ended = false)
        {
            var labels = new Dictionary<string, string> { ["alertname"] = name, ["severity"] = "critical", ["site"] = site, ["device"] = about };
            if (behind is not null) labels["gateway"] = behind;
            var now = DateTimeOffset.UtcNow;
            return app.One.Client.PostAsJsonAsync("/v1/alerts", new[] { new { labels, startsAt = now.AddMinutes(-1), endsAt = ended ? now : now.AddHours(1) } }, Ct);
        }
    }

    private async Task<HttpClient> SignIn()
    {
        var client = app.Stranger();
        var answer = await (await client.PostAsJsonAsync("/v1/token", new { app.One.Email, app.One.Password }, Ct)).Content.ReadFromJsonAsync<JsonElement>(Ct);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", answer.GetProperty("accessToken").GetString());
        return client;
    }

    private static async Task<JsonElement> Until(HttpClient person, string about, Func<JsonElement, bool> isSo)
    {
        for (var hang = DateTime.UtcNow.AddSeconds(90); ; await Task.Delay(50, Ct))
        {
            var told = (await person.GetFromJsonAsync<JsonElement>("/v1/notifications?limit=200", Ct)).GetProperty("items").EnumerateArray().Where(n => n.GetProperty("title").GetString()!.Contains(about, StringComparison.Ordinal)).ToList();
            if (told.FirstOrDefault(isSo) is { ValueKind: JsonValueKind.Object } found) return found;
            Assert.True(DateTime.UtcNow < hang, $"Of {about} was told: {string.Join('\n', told)}");
        }
    }
}
