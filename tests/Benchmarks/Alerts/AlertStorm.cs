using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using Npgsql;
using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.Alerts;

/// <summary>Alerts of sites, each with a gateway and devices behind it: as bodies to send, and as what people were told of them.</summary>
internal sealed class AlertStorm(int sites, int devices, string run) : IDisposable
{
    public const string Child = "DeviceOffline", Cause = "GatewayDown";

    private const int Batch = 500, Senders = 4;

    // As many connections as there are callers: nobody waits here for another's answer.
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(60) };

    public IReadOnlyList<Guid> Sites { get; } = [.. Enumerable.Range(0, sites).Select(_ => Guid.CreateVersion7())];

    /// <summary>Alerts of devices, in an order of chance that is the same each time.</summary>
    public string[] Children()
    {
        var children = Sites.SelectMany((site, s) => Enumerable.Range(0, devices).Select(d => Alert(Child, site, $"{run}-{s}-{d}", $"{run}-gw-{s}"))).ToArray();
        new Random(4711).Shuffle(children);
        return children;
    }

    public string[] Gateways() => [.. Sites.Select((site, s) => Alert(Cause, site, $"{run}-gw-{s}", null))];

    /// <summary>Rows as the API would write them: adding a hundred sites one by one is not what is measured.</summary>
    public async Task AddSites(HostProcess host, Api api, CancellationToken ct)
    {
        var one = (await api.Get("/v1/sites?limit=1", ct)).GetProperty("items")[0].GetProperty("id").GetGuid();
        await using var owner = NpgsqlDataSource.Create(host.Postgres.ConnectionString);
        await using var insert = owner.CreateCommand("""
            insert into sites.sites (tenant, key, number, name, place_address, place_time_zone, created_at, version)
            select s.tenant, id, greatest(200000, (select max(number) from sites.sites k where k.tenant = s.tenant)) + n, $3 || n, n || ' Station Road', 'UTC', now(), 1
            from sites.sites s, unnest($2) with ordinality as made(id, n) where s.key = $1
            """);
        insert.Parameters.Add(new() { Value = one });
        insert.Parameters.Add(new() { Value = Sites.ToArray() });
        insert.Parameters.Add(new() { Value = $"Plant of {run} " });
        await insert.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Sends alerts as Prometheus would, several requests at a time; answers those that were not acknowledged because the Host was gone.</summary>
    public async Task<string[]> Send(Uri url, string key, IReadOnlyList<string> alerts, CancellationToken ct, Action<int>? acknowledged = null)
    {
        var lost = new ConcurrentBag<string>();
        var done = 0;
        await Parallel.ForEachAsync(alerts.Chunk(Batch), new ParallelOptions { MaxDegreeOfParallelism = Senders, CancellationToken = ct }, async (batch, token) =>
        {
            if (await TrySend(url, key, Body(batch), token)) acknowledged?.Invoke(Interlocked.Add(ref done, batch.Length));
            else foreach (var alert in batch) lost.Add(alert);
        });
        return [.. lost];
    }

    /// <summary>A request's body with these alerts.</summary>
    public static byte[] Body(IReadOnlyList<string> alerts) => Encoding.UTF8.GetBytes($"[{string.Join(',', alerts)}]");

    /// <summary>Sends one request, as Prometheus would; false when nobody is there any more.</summary>
    public async Task<bool> TrySend(Uri url, string key, byte[] body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, "/api/v2/alerts")) { Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } } };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        try
        {
            using var answer = await _http.SendAsync(request, ct);
            if (answer.IsSuccessStatusCode) return true;
            var said = await answer.Content.ReadAsStringAsync(ct);
            throw new CannotMeasureException($"Alerts were answered with {(int)answer.StatusCode}: {said[..Math.Min(said.Length, 300)]}");
        }
        catch (HttpRequestException) { return false; }
        catch (IOException) { return false; }
    }

    public void Dispose() => _http.Dispose();

    private static string Alert(string name, Guid site, string device, string? gateway) =>
        $$"""{"labels":{"alertname":"{{name}}","severity":"critical","site":"{{site}}","device":"{{device}}"{{(gateway is null ? "" : $",\"gateway\":\"{gateway}\"")}}},"annotations":{"summary":"{{device}} does not answer"},"endsAt":"{{DateTime.UtcNow.AddHours(2):O}}"}""";
}
