using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Hosting.Contributions;

namespace Platform.Devices.Simulation;

/// <summary>Plays the demo tenants' devices: they report over HTTP to this very process, each tenant's with a key of its own. In Development only.</summary>
internal sealed class SimulateFleet(
    SimulatedFleets fleets, IDemoTenants demo, IServer server, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<SimulateFleet> log) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    public static bool IsOn(IHostEnvironment environment, IConfiguration settings) => environment.IsDevelopment() && settings.GetValue("Demo:Simulation", true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (await Loopback(stoppingToken) is not { } address) return;
        using var http = new HttpClient { BaseAddress = address };
        IReadOnlyList<SimulatedFleet> playing = [];
        var keys = new Dictionary<TenantId, string>();
        var looked = DateTimeOffset.MinValue;
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        do
        {
            try
            {
                var now = time.GetUtcNow();
                if (now - looked > LookAgain || playing.Count == 0) (playing, looked) = (await fleets.Find(stoppingToken), now);
                foreach (var fleet in playing)
                    if (await KeyOf(fleet.Tenant, keys, stoppingToken) is { } key) await Report(http, fleet, key, now, stoppingToken);
            }
            catch (Exception e)
            {
                if (lifetime.ApplicationStopping.IsCancellationRequested) return; // nobody listens any more
                log.LogWarning(e, "The simulated fleet could not report; it tries again.");
                keys.Clear();
            }
        }
        while (await second.WaitForNextTickAsync(stoppingToken));
    }

    private static async Task Report(HttpClient http, SimulatedFleet fleet, string key, DateTimeOffset now, CancellationToken ct)
    {
        var (json, readings) = FleetBody.Of(fleet.Model, fleet.DueAt(now), now);
        if (readings == 0) return;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/telemetry") { Content = new ReadOnlyMemoryContent(json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await http.SendAsync(request, ct);
        response.EnsureSuccessStatusCode();
    }

    // Null for a tenant that is no demo, whatever its devices' serials say.
    private async Task<string?> KeyOf(TenantId tenant, Dictionary<TenantId, string> keys, CancellationToken ct)
    {
        if (keys.TryGetValue(tenant, out var key)) return key;
        var known = (await demo.Ensure(ct)).FirstOrDefault(t => t.Id == tenant);
        return known is null ? null : keys[tenant] = await demo.NewApiKey(known, "Fleet simulator", ct);
    }

    // The addresses are known once the server listens; anything but this machine is none of the simulation's business.
    private async Task<Uri?> Loopback(CancellationToken ct)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(ct);
        foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            var reachable = address.Replace("://0.0.0.0", "://127.0.0.1").Replace("://[::]", "://127.0.0.1").Replace("://+", "://127.0.0.1").Replace("://*", "://127.0.0.1");
            if (Uri.TryCreate(reachable, UriKind.Absolute, out var uri) && uri.IsLoopback && uri.Scheme == Uri.UriSchemeHttp) return uri;
        }

        log.LogInformation("The simulated fleet stays silent: this process listens on no loopback address without TLS.");
        return null;
    }
}
