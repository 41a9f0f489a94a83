using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Platform.TestKit;

namespace Platform.Scenarios;

/// <summary>
/// Gateways fail, and the devices behind them are heard of first. The Host is killed as a power cut would, after it has decided whom to tell of what and before it has told
/// anybody: in one storm of devices, in another of the gateways. What reaches a receiver, each idempotency key once, is what an uninterrupted storm sends there.
/// </summary>
public sealed class KilledStormTests : IDisposable
{
    private const int Sites = 6, Devices = 12, PerSite = 3; // told of devices, that withdrawn, told of the gateway

    private static readonly object Policy = new { Default = new { Name = "default", Matchers = Array.Empty<object>(), GroupBy = new[] { "alertname" }, WaitSeconds = 1, IntervalSeconds = 300, RepeatSeconds = 14_400 } };

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Storms_that_are_killed_in_their_middle_tell_what_an_uninterrupted_one_tells()
    {
        await using var receiver = await WebhookReceiver.Listen();
        string[] dark;
        await using (var host = await Start())
        {
            using var client = await Client(host);
            (await client.PutAsJsonAsync("/v1/alert-policy", Policy, Ct)).EnsureSuccessStatusCode();
            (await client.PutAsJsonAsync("/v1/messaging/webhook", new { url = receiver.Url }, Ct)).EnsureSuccessStatusCode();
            var (calm, dusk) = (await AddSites(client, "calm"), await AddSites(client, "dusk"));
            dark = await AddSites(client, "dark");

            await Post(client, [.. Children(calm, "calm"), .. Children(dusk, "dusk")]);
            await receiver.Until(posts => Told(posts, "calm").Count == Sites && Told(posts, "dusk").Count == Sites, Ct);
            await Post(client, Gateways(calm, "calm"));
            await receiver.Until(posts => Told(posts, "calm").Count == Sites * PerSite, Ct);

            // Decided and kept, but told to nobody: what Messaging writes to is held while the Host dies.
            await using var held = await Hold();
            await Post(client, [.. Gateways(dusk, "dusk"), .. Children(dark, "dark")]);
            await Until(held, "select count(*) = @count from alerts.notifications where site = any(@sites) and state = 2", dusk);
            await Until(held, "select count(*) = @count from alerts.notifications where site = any(@sites) and state = 0", dark);
            await host.Kill();
            Assert.Equal((Sites, 0), (Told(receiver.Once, "dusk").Count, Told(receiver.Once, "dark").Count));
        }

        await using (var host = await Start())
        {
            await receiver.Until(posts => Told(posts, "dark").Count == Sites, Ct);
            using var client = await Client(host);
            await Post(client, Gateways(dark, "dark"));
            var posts = await receiver.Until(posts => Told(posts, "dusk").Count >= Sites * PerSite && Told(posts, "dark").Count >= Sites * PerSite, Ct);
            Assert.Equal(Told(posts, "calm"), Told(posts, "dusk"));
            Assert.Equal(Told(posts, "calm"), Told(posts, "dark"));
        }
    }

    // What was told of the sites of one storm, in no order: places and devices by their numbers.
    private static List<string> Told(IReadOnlyList<ReceivedPost> posts, string storm) =>
    [
        .. posts.Where(p => p.Body.Contains($"{storm}-plant", StringComparison.Ordinal))
            .Select(p => (Type: p.Json.GetProperty("type").GetString(), Data: p.Json.GetProperty("data")))
            .Select(p => $"{p.Data.GetProperty("title")} r{p.Data.GetProperty("revision")} {p.Type} {p.Data.GetProperty("reason")}".Replace(storm, "storm", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    private static async Task<string[]> AddSites(HttpClient client, string storm)
    {
        var sites = new string[Sites];
        for (var i = 0; i < Sites; i++)
        {
            var added = await client.PostAsJsonAsync("/v1/sites", new { name = $"{storm}-plant {i}", address = "Station Road 1", timeZone = "UTC" }, Ct);
            sites[i] = (await added.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("id").GetString()!;
        }

        return sites;
    }

    private static object[] Children(string[] sites, string storm)
    {
        var children = sites.SelectMany((site, s) => Enumerable.Range(0, Devices).Select(d => Alert("DeviceOffline", site, $"{storm}-{s}-{d}", $"{storm}-gw-{s}"))).ToArray();
        new Random(4711).Shuffle(children);
        return children;
    }

    private static object[] Gateways(string[] sites, string storm) => [.. sites.Select((site, s) => Alert("GatewayDown", site, $"{storm}-gw-{s}", null))];

    private static object Alert(string name, string site, string device, string? gateway)
    {
        var labels = new Dictionary<string, string> { ["alertname"] = name, ["severity"] = "critical", ["site"] = site, ["device"] = device };
        if (gateway is not null) labels["gateway"] = gateway;
        return new { labels, annotations = new { summary = $"{device} does not answer" }, startsAt = DateTimeOffset.UtcNow.AddMinutes(-1), endsAt = DateTimeOffset.UtcNow.AddHours(2) };
    }

    private static async Task Post(HttpClient client, object[] alerts) => (await client.PostAsJsonAsync("/api/v2/alerts", alerts, Ct)).EnsureSuccessStatusCode();

    private async Task<NpgsqlConnection> Hold()
    {
        var owner = new NpgsqlConnection(HostProcess.DatabaseIn(_folder.File("data")));
        await owner.OpenAsync(Ct);
        await owner.BeginTransactionAsync(Ct);
        await using var hold = new NpgsqlCommand("lock table messaging.notifications in access exclusive mode", owner);
        await hold.ExecuteNonQueryAsync(Ct);
        return owner;
    }

    private static async Task Until(NpgsqlConnection owner, string sql, string[] sites)
    {
        for (var hang = DateTime.UtcNow.AddSeconds(90); ; await Task.Delay(50, Ct))
        {
            await using var ask = new NpgsqlCommand(sql, owner) { Parameters = { new("sites", sites.Select(Guid.Parse).ToArray()), new("count", (long)sites.Length) } };
            if (await ask.ExecuteScalarAsync(Ct) is true) return;
            Assert.True(DateTime.UtcNow < hang, sql);
        }
    }

    private Task<HostProcess> Start() => HostProcess.Run(
        $"--Data:Folder={_folder.File("data")}", $"--Demo:KeyFile={_folder.File("keys.json")}", "--Demo:Simulation=false", "--Outgoing:AllowedNetworks=127.0.0.0/8").Ready(Ct);

    private async Task<HttpClient> Client(HostProcess host)
    {
        var keys = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(_folder.File("keys.json"), Ct));
        var client = new HttpClient { BaseAddress = new Uri(host.Url) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", keys[0].GetProperty("apiKey").GetString());
        return client;
    }
}
