using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.TestKit;

namespace Platform.Scenarios;

/// <summary>The Host is killed as a power cut would, PostgreSQL left behind, and started again over the same folder.</summary>
public sealed class KilledHostTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_kill_and_the_device_stands_as_it_stood()
    {
        string before, id;
        await using (var host = await Start())
        {
            using var client = await Client(host);
            var device = await First(client, "/v1/devices");
            id = device.GetProperty("id").GetString()!;
            var start = DateTimeOffset.UtcNow.AddMinutes(-30);
            for (var i = 0; i < 20; i++)
            {
                var reading = new { deviceId = id, at = start.AddMinutes(i), battery = 90 - i, signal = -60 - i % 7, temperature = 20 + i % 3, online = true };
                (await client.PostAsJsonAsync("/v1/telemetry", new { readings = new[] { reading } }, Ct)).EnsureSuccessStatusCode();
            }

            before = Standing(await client.GetFromJsonAsync<JsonElement>($"/v1/devices/{id}", Ct));
            await host.Kill();
        }

        await using (var host = await Start())
        {
            using var client = await Client(host);
            Assert.Equal(before, Standing(await client.GetFromJsonAsync<JsonElement>($"/v1/devices/{id}", Ct)));
            var from = Uri.EscapeDataString(DateTimeOffset.UtcNow.AddHours(-1).ToString("O"));
            var series = await client.GetFromJsonAsync<JsonElement>($"/v1/devices/{id}/series?metric=battery&from={from}", Ct);
            Assert.Equal(20, series.GetProperty("points").EnumerateArray().Sum(p => p.GetProperty("count").GetInt32()));
        }
    }

    private Task<HostProcess> Start() =>
        HostProcess.Run($"--Data:Folder={_folder.File("data")}", $"--Demo:KeyFile={_folder.File("keys.json")}", "--Demo:Simulation=false").Ready(Ct);

    private async Task<HttpClient> Client(HostProcess host)
    {
        var keys = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(_folder.File("keys.json"), Ct));
        var client = new HttpClient { BaseAddress = new Uri(host.Url) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", keys[0].GetProperty("apiKey").GetString());
        return client;
    }

    private static async Task<JsonElement> First(HttpClient client, string path) => (await client.GetFromJsonAsync<JsonElement>(path, Ct)).GetProperty("items")[0];

    // The score, its reasons and the last reading; not what depends on how long ago it was.
    private static string Standing(JsonElement device)
    {
        var standing = device.GetProperty("standing");
        return $"{standing.GetProperty("score")} {standing.GetProperty("band")} {standing.GetProperty("lastReadingAt")} {device.GetProperty("latest").GetProperty("battery")}";
    }
}
