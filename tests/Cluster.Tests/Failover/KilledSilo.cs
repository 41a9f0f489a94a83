using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Platform.Hosting.Migrations;
using Platform.TestKit;

namespace Platform.Cluster.Failover;

/// <summary>
/// Two silos and a process that answers requests and does the work, over one database. Devices report; one of the silos is killed as a power cut would. What came of it
/// is written down here.
/// </summary>
public sealed class KilledSilo : IAsyncLifetime
{
    private const int Each = 24, Tickets = 8;

    private readonly TemporaryFolder _folder = new();
    private Database _database = null!;
    private HostProcess[] _silos = [];
    private HostProcess _front = null!;
    private long _acknowledged;

    public long Acknowledged => _acknowledged;
    public long Kept { get; private set; }
    public long ActiveSilos { get; private set; }
    public long SilentDevices { get; private set; }
    public long AlertsOfSilentDevices { get; private set; }
    public long AlertsOfLateTickets { get; private set; }
    public long ToldTwice { get; private set; }

    /// <summary>How long who waited longest for an answer to a question that was under way when the silo died had waited; null when one was not answered.</summary>
    public TimeSpan? LongestQuestion { get; private set; }

    public static (long Devices, long Tickets) Expected => (Each, Tickets);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await Database.Create(Template.Migrated(MigrationScript.Of(PlatformApp.Modules)));
        _silos = await Task.WhenAll(Start("Silo", "--Demo:Enabled=false").Ready(Ct), Start("Silo", "--Demo:Enabled=false").Ready(Ct));
        _front = await Start("Api,Worker", $"--Demo:KeyFile={_folder.File("keys.json")}", "--RateLimits:key:Burst=1000000", "--RateLimits:key:PerSecond=1000000").Ready(Ct);
        using var client = await Client(_front);
        await Tell(client);
    }

    private async Task Tell(HttpClient client)
    {
        var site = (await Items(client, "/v1/sites"))[0].GetProperty("id").GetString()!;
        var type = await Id(await client.PostAsJsonAsync("/v1/device-types", new { name = "Beacon", expectedIntervalSeconds = 5 }, Ct));
        var (silent, steady) = (await Devices(client, "Falls silent", site, type), await Devices(client, "Goes on", site, type));
        await Id(await client.PostAsJsonAsync("/v1/sla-policies", new { name = "At once", customer = "Hurry", resolution = "PT20S" }, Ct));
        for (var i = 0; i < 16; i++, await Task.Delay(500, Ct)) await Report(client, [.. silent, .. steady]); // twins are saved every five seconds
        var late = await Task.WhenAll(Enumerable.Range(0, Tickets).Select(async i => await Id(await client.PostAsJsonAsync("/v1/tickets", new { subject = $"Promised {i}", customer = "Hurry" }, Ct))));

        using var told = new CancellationTokenSource();
        var steadily = Task.Run(async () =>
        {
            for (; !told.IsCancellationRequested; await Task.Delay(500, Ct)) await Report(client, steady);
        }, Ct);
        LongestQuestion = await Longest(client, [.. silent, .. steady], async () =>
        {
            await _silos[0].Freeze(); // takes questions, and answers none
            await Task.Delay(300, Ct);
            await _silos[0].Kill();
        });
        await Until(async () => (ActiveSilos = await Count("select count(*) from platform.silos where status = 3")) == 1);
        await Until(async () => (SilentDevices = await Count($"select count(*) from ({LastBand}) l where after = 0", silent)) == Each);
        await Until(async () => (AlertsOfSilentDevices = await Count("select count(*) from alerts.alerts where name = 'DeviceSilent' and labels->>'device' = any(@ids)", silent)) == Each);
        await Until(async () => (AlertsOfLateTickets = await Count("select count(*) from alerts.alerts where name = 'TicketLate' and labels->>'ticket' = any(@ids)", late)) == Tickets);
        await told.CancelAsync();
        await steadily;

        // Once more, now that everything has had its time.
        AlertsOfSilentDevices = await Count("select count(*) from alerts.alerts where name = 'DeviceSilent' and labels->>'device' = any(@ids)", silent);
        AlertsOfLateTickets = await Count("select count(*) from alerts.alerts where name = 'TicketLate' and labels->>'ticket' = any(@ids)", late);
        ToldTwice = await Count("select count(*) from (select after, lag(after) over (partition by device order by at) before from devices.health_changes where device::text = any(@ids)) c where after = before", [.. silent, .. steady]);
        Kept = await Count("select count(*) from devices.readings where device::text = any(@ids)", [.. silent, .. steady]);
    }

    private const string LastBand = "select distinct on (device) after from devices.health_changes where device::text = any(@ids) order by device, at desc";

    public async ValueTask DisposeAsync()
    {
        if (_front is not null) await _front.DisposeAsync();
        foreach (var silo in _silos) await silo.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        _folder.Dispose();
    }

    private HostProcess Start(string roles, params string[] more) => HostProcess.Run("Platform.Cluster.dll", 0,
        [$"--Roles={roles}", $"--ConnectionStrings:platform={_database.ConnectionString}", $"--Data:Folder={_folder.File("data")}", "--Demo:Simulation=false",
            "--Orleans:Endpoints:AdvertisedIPAddress=127.0.0.1", $"--Orleans:Endpoints:SiloPort={HostProcess.FreePort()}", $"--Orleans:Endpoints:GatewayPort={HostProcess.FreePort()}", .. more]);

    // Asks about every device, over and over, until whatever happens has happened and a moment longer.
    private static async Task<TimeSpan?> Longest(HttpClient client, string[] devices, Func<Task> happens)
    {
        using var enough = new CancellationTokenSource();
        var asking = devices.Select(device => Task.Run(async () =>
        {
            var (longest, answered) = (TimeSpan.Zero, true);
            while (!enough.IsCancellationRequested)
            {
                var clock = Stopwatch.StartNew();
                using var answer = await client.GetAsync($"/v1/devices/{device}", Ct);
                (longest, answered) = (longest > clock.Elapsed ? longest : clock.Elapsed, answered && answer.IsSuccessStatusCode);
                await Task.Delay(20, Ct);
            }

            return (longest, answered);
        }, Ct)).ToArray();
        await happens();
        await enough.CancelAsync();
        var asked = await Task.WhenAll(asking);
        return asked.All(one => one.answered) ? asked.Max(one => one.longest) : null;
    }

    private async Task<string[]> Devices(HttpClient client, string name, string site, string type) => await Task.WhenAll(Enumerable.Range(1, Each)
        .Select(async i => await Id(await client.PostAsJsonAsync("/v1/devices", new { name = $"{name} {i}", siteId = site, typeId = type }, Ct))));

    private async Task Report(HttpClient client, string[] devices)
    {
        var now = DateTimeOffset.UtcNow;
        var readings = devices.Select(device => new { deviceId = device, at = now, battery = 90, signal = -60, temperature = 20, online = true });
        (await client.PostAsJsonAsync("/v1/telemetry", new { readings }, Ct)).EnsureSuccessStatusCode();
        Interlocked.Add(ref _acknowledged, devices.Length);
    }

    private async Task<HttpClient> Client(HostProcess host)
    {
        var keys = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(_folder.File("keys.json"), Ct));
        var client = new HttpClient { BaseAddress = new Uri(host.Url) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", keys[0].GetProperty("apiKey").GetString());
        return client;
    }

    private static async Task<JsonElement[]> Items(HttpClient client, string path) => [.. (await client.GetFromJsonAsync<JsonElement>(path, Ct)).GetProperty("items").EnumerateArray()];

    private static async Task<string> Id(HttpResponseMessage created) => (await created.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("id").GetString()!;

    private async Task<long> Count(string sql, string[]? ids = null)
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new("ids", ids ?? []) } };
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }

    // What never comes leaves the story as it is: the test that looks for it says what is missing.
    private static async Task Until(Func<Task<bool>> reached)
    {
        for (var guard = Stopwatch.StartNew(); guard.Elapsed < TimeSpan.FromSeconds(120); await Task.Delay(200, Ct))
            if (await reached()) return;
    }
}
