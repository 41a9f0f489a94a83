using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.TestKit;

namespace Platform.Scenarios;

/// <summary>The Host is killed as a power cut would, again and again, while it raises the priority of tickets that will probably be late.</summary>
public sealed class KilledRiskTests : IDisposable
{
    private const int Tickets = 12;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task However_often_it_is_killed_each_priority_is_raised_once_with_one_note()
    {
        var tickets = new List<string>();
        for (var kill = 0; kill < 2; kill++)
        {
            await using var host = await Start();
            using var client = await Client(host);
            for (var i = 0; i < Tickets; i++)
            {
                var opened = await client.PostAsJsonAsync("/v1/tickets", new { subject = $"Killed {i}", dueBy = DateTimeOffset.UtcNow.AddMinutes(6) }, Ct);
                tickets.Add((await opened.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("id").GetString()!);
            }

            await host.Kill(); // some are raised by now, some are not
        }

        await using var last = await Start();
        using var reader = await Client(last);
        foreach (var ticket in tickets)
        {
            var timeline = await Raised(reader, ticket);
            Assert.Equal((1, 1), (timeline.Count(k => k == "ticket.breach-risk-raised.v1"), timeline.Count(k => k == "ticket.escalated.v1")));
            Assert.Single(await Items(reader, $"/v1/tickets/{ticket}/messages"));
        }
    }

    private static async Task<List<string>> Raised(HttpClient client, string ticket)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            var kinds = (await Items(client, $"/v1/tickets/{ticket}/timeline")).Select(i => i.GetProperty("kind").GetString()!).ToList();
            if (kinds.Contains("ticket.escalated.v1")) return kinds;
            await Task.Delay(200, patience.Token);
        }
    }

    private static async Task<JsonElement[]> Items(HttpClient client, string path) => [.. (await client.GetFromJsonAsync<JsonElement>(path, Ct)).GetProperty("items").EnumerateArray()];

    private Task<HostProcess> Start() =>
        HostProcess.Run($"--Data:Folder={_folder.File("data")}", $"--Demo:KeyFile={_folder.File("keys.json")}", "--Demo:Simulation=false").Ready(Ct);

    private async Task<HttpClient> Client(HostProcess host)
    {
        var keys = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(_folder.File("keys.json"), Ct));
        var client = new HttpClient { BaseAddress = new Uri(host.Url) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", keys[0].GetProperty("apiKey").GetString());
        return client;
    }
}
