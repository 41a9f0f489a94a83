using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans;
using Platform.Cluster.Benchmarks.Calls;
using Platform.Devices.Domain;
using Platform.Hosting.Migrations;
using Platform.Hosting.Twins;
using Platform.TestKit;
using Platform.Twins;

namespace Platform.Cluster.Benchmarks.Failover;

/// <summary>Two silos and a process that answers requests and does the work, all of them the distributed edition, over one database; and devices that report.</summary>
internal sealed class KilledFleet : IAsyncDisposable
{
    private const int PerRequest = 1_000, Asking = 64;
    private const string Unknown = "after = 0";

    private readonly TemporaryFolder _folder = new();
    private readonly List<HostProcess> _processes = [];
    private readonly Database _database;
    private readonly HttpClient _http = new();
    private IHost _client = null!;
    private TwinKey[] _keys = [];
    private DateTimeOffset _reportedAt;

    private KilledFleet(Database database) => _database = database;

    public long Acknowledged { get; private set; }

    private string Devices => string.Join(',', _keys.Select(key => $"'{key.Id}'"));

    public static async Task<KilledFleet> Start(int count)
    {
        var fleet = new KilledFleet(await Database.Create(Template.Migrated(MigrationScript.Of(PlatformApp.Modules))));
        try
        {
            await fleet.Begin(count);
            return fleet;
        }
        catch
        {
            await fleet.DisposeAsync();
            throw;
        }
    }

    /// <summary>All devices say something, so often; the last round is what they are to remember.</summary>
    public async Task Report(int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            var now = DateTimeOffset.UtcNow;
            var at = _reportedAt = new(now.Ticks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
            foreach (var part in _keys.Chunk(PerRequest))
            {
                var readings = part.Select(key => new { deviceId = key.Id, at, battery = 90, signal = -60, temperature = 20, online = true });
                (await _http.PostAsJsonAsync("/v1/telemetry", new { readings })).EnsureSuccessStatusCode();
                Acknowledged += part.Length;
            }

            if (DateTimeOffset.UtcNow - now is var took && took < TimeSpan.FromSeconds(1)) await Task.Delay(TimeSpan.FromSeconds(1) - took);
        }
    }

    /// <summary>Kills a silo and asks them all.</summary>
    /// <returns>When the last twin and the last raw grain had answered, in seconds, and how many twins did not know what was acknowledged last.</returns>
    public async Task<(double Twins, double Raw, int Forgotten)> KillAndAsk(TimeSpan patience)
    {
        var (twins, grains) = (_client.Services.GetRequiredService<ITwins<DeviceSignal>>(), _client.Services.GetRequiredService<IGrainFactory>());
        var echoes = _keys.Select(key => grains.GetGrain<IEcho>(key.ToString())).ToArray();
        await All(i => twins.Ask(_keys[i], new GetStanding()).AsTask());
        await All(i => echoes[i].Ping(i).AsTask());

        await _processes[0].Kill();
        var since = Stopwatch.GetTimestamp();
        var (forgotten, told, pinged) = (0, new double[_keys.Length], new double[_keys.Length]);
        var asks = All(async i =>
        {
            var standing = await Persistently(() => twins.Ask(_keys[i], new GetStanding()).AsTask(), patience);
            if (standing.LastReadingAt != _reportedAt) Interlocked.Increment(ref forgotten);
            told[i] = Stopwatch.GetElapsedTime(since).TotalSeconds;
        });
        var pings = All(async i =>
        {
            await Persistently(() => echoes[i].Ping(i).AsTask(), patience);
            pinged[i] = Stopwatch.GetElapsedTime(since).TotalSeconds;
        });
        await Task.WhenAll(asks, pings);
        return (told.Max(), pinged.Max(), forgotten);
    }

    public Task<long> Kept() => Count($"select count(*) from devices.readings where device in ({Devices})");

    /// <summary>How many devices are said to be silent once all should be, and how many of them more than once a little later.</summary>
    public async Task<(long Rang, long Twice)> Silence(TimeSpan patience, TimeSpan twice)
    {
        var told = $"select count(*) changes from devices.health_changes where {Unknown} and device in ({Devices}) group by device";
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < patience; await Task.Delay(500))
            if (await Count($"select count(*) from ({told}) t") == _keys.Length) break;

        await Task.Delay(twice);
        return (await Count($"select count(*) from ({told}) t"), await Count($"select count(*) from ({told} having count(*) > 1) t"));
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is not null) await _client.StopAsync();
        _client?.Dispose();
        _http.Dispose();
        foreach (var process in Enumerable.Reverse(_processes)) await process.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    private async Task Begin(int count)
    {
        foreach (var _ in Enumerable.Range(0, 2)) await Run("Silo", "--Demo:Enabled=false");
        var front = await Run("Api,Worker", $"--Demo:KeyFile={_folder.File("keys.json")}", "--RateLimits:key:Burst=1000000", "--RateLimits:key:PerSecond=1000000");
        var key = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(_folder.File("keys.json")))[0].GetProperty("apiKey").GetString();
        (_http.BaseAddress, _http.DefaultRequestHeaders.Authorization) = (new Uri(front.Url), new AuthenticationHeaderValue("Bearer", key));
        await Register(count);
        _client = await Clusters.DeviceClient(_database.ConnectionString);
    }

    // Silent after fifteen seconds, which is as soon as it gets. Written into the tables by their owner: one by one would take longer than all the rest.
    private async Task Register(int count)
    {
        var site = (await _http.GetFromJsonAsync<JsonElement>("/v1/sites?limit=1")).GetProperty("items")[0].GetProperty("id").GetGuid();
        using var made = (await _http.PostAsJsonAsync("/v1/device-types", new { name = "Beacon", expectedIntervalSeconds = 5 })).EnsureSuccessStatusCode();
        var type = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        var devices = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7()).ToArray();
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync();
        await using var insert = new NpgsqlCommand("""
            with made as (
              insert into devices.devices (tenant, key, number, name, site_id, type_id, registered_at, changed_at, version)
              select s.tenant, id, 200000 + n, 'Beacon ' || n, s.key, $3, now(), now(), 1 from sites.sites s, unnest($2) with ordinality as made(id, n) where s.key = $1 returning tenant)
            select distinct tenant from made
            """, connection) { Parameters = { new() { Value = site }, new() { Value = devices }, new() { Value = type } } };
        var tenant = new TenantId((Guid)(await insert.ExecuteScalarAsync())!);
        _keys = [.. devices.Select(id => new TwinKey(tenant, id))];
    }

    private async Task<HostProcess> Run(string roles, params string[] more)
    {
        var process = HostProcess.Run("Platform.Cluster.Benchmarks.dll", 0,
            ["platform", $"--Roles={roles}", $"--ConnectionStrings:platform={_database.ConnectionString}", $"--Data:Folder={_folder.File("data")}", "--Demo:Simulation=false",
                "--Orleans:Endpoints:AdvertisedIPAddress=127.0.0.1", $"--Orleans:Endpoints:SiloPort={HostProcess.FreePort()}", $"--Orleans:Endpoints:GatewayPort={HostProcess.FreePort()}", .. more]);
        _processes.Add(process);
        return await process.Ready(CancellationToken.None);
    }

    private Task All(Func<int, Task> each) =>
        Parallel.ForEachAsync(Enumerable.Range(0, _keys.Length), new ParallelOptions { MaxDegreeOfParallelism = Asking }, async (i, _) => await each(i));

    // As every caller in the platform who is told to try again.
    private static async Task<T> Persistently<T>(Func<Task<T>> ask, TimeSpan patience)
    {
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(50))
            try { return await ask().WaitAsync(TimeSpan.FromSeconds(2)); }
            catch (Exception) when (clock.Elapsed < patience) { }
    }

    private async Task<long> Count(string sql)
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
