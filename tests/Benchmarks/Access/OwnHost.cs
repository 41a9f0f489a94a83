using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Platform.Benchmarks.Running;
using Platform.Devices;
using Platform.Host;
using Platform.Hosting;
using Platform.Hosting.Contributions;
using Platform.Identity;
using Platform.Sites;

namespace Platform.Benchmarks.Access;

/// <summary>The platform within this process, over a durable PostgreSQL of its own, with a demo tenant in it and patience with callers.</summary>
internal sealed class OwnHost : IAsyncDisposable
{
    private readonly Scratch? _scratch;

    private OwnHost(PlatformHost host, Scratch? scratch) => (Host, _scratch) = (host, scratch);

    public PlatformHost Host { get; }
    public IServiceProvider Services => Host.App.Services;

    public static async Task<OwnHost> Start(CancellationToken ct, params IModule[] more)
    {
        var scratch = new Scratch();
        try { return new(await Begin([$"--Data:Folder={scratch.Within("data")}"], more, ct), scratch); }
        catch
        {
            scratch.Dispose();
            throw;
        }
    }

    /// <summary>Another process, as far as memory goes, over the same database.</summary>
    public async Task<OwnHost> Another(CancellationToken ct) => new(await Begin([$"--ConnectionStrings:platform={Host.ConnectionString}"], [], ct), null);

    /// <summary>A new key that may do everything in the first demo tenant.</summary>
    public async Task<string> NewKey(CancellationToken ct)
    {
        var demo = Services.GetRequiredService<IDemoTenants>();
        return await demo.NewApiKey((await demo.Ensure(ct))[0], Guid.NewGuid().ToString(), ct);
    }

    public HttpClient ClientFor(string key)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 4 }) { BaseAddress = new(Host.Url) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _scratch?.Dispose();
    }

    private static Task<PlatformHost> Begin(string[] settings, IModule[] more, CancellationToken ct) => PlatformHost.Start(
        [new IdentityModule(), new SitesModule(), new DevicesModule(), .. more],
        [
            "--Urls=http://127.0.0.1:0", "--environment=Testing", "--Web:Build=false", "--Logging:LogLevel:Default=Error",
            "--RateLimits:key:Burst=10000000", "--RateLimits:key:PerSecond=1000000", .. settings,
        ], new Progress<string>(), ct);
}
