using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Http;
using Platform.Hosting.Live;
using Platform.Hosting.Tenancy;

namespace Platform.Conformance;

/// <summary>A feed with its topics, and clients that are connected to it without a wire.</summary>
internal sealed class LiveWorld : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly CancellationTokenSource _ending = new();

    public LiveWorld(LiveOptions? options = null, TimeProvider? time = null, ILiveRelay? relay = null, Counters? counters = null, Action<IServiceCollection>? more = null)
    {
        Counters = counters ?? new();
        var services = new ServiceCollection().AddLogging().AddCalls().AddSingleton(Counters).AddSingleton(options ?? new()).AddSingleton(time ?? TimeProvider.System);
        if (relay is not null) services.AddSingleton(relay);
        more?.Invoke(services);
        _services = services.AddLive().AddLiveTopic<CounterTopic>().AddLiveTopic<SecretTopic>().BuildServiceProvider();
        Counters.Add(Tenant, Topic);
    }

    public static string Topic => "counter:1";
    public TenantId Tenant { get; } = new(Guid.CreateVersion7());
    public Counters Counters { get; }
    public IServiceProvider Services => _services;
    public LiveFeed Feed => _services.GetRequiredService<LiveFeed>();
    public ILiveConnections Connections => _services.GetRequiredService<ILiveConnections>();

    public int Count() => Counters.Count(Feed, Tenant, Topic);

    public LocalClient Connect(TenantId? tenant = null, Func<Task>? wire = null, params string[] permissions)
    {
        var user = Principal(tenant ?? Tenant, permissions);
        var client = new LocalClient(_services.GetRequiredService<LiveSubscriber>());
        client.Connection = new(user, Feed, _services.GetRequiredService<LiveOptions>(), _services.GetRequiredService<TimeProvider>(), async (frames, ct) =>
        {
            if (wire is not null) await wire().WaitAsync(ct);
            foreach (var frame in frames) client.Receive(frame);
        }, client.HungUp.SetResult);
        _ = _services.GetRequiredService<LiveConnections>().Serve(client.Connection, _ending.Token);
        return client;
    }

    public static ClaimsPrincipal Principal(TenantId tenant, params string[] permissions) => new(new ClaimsIdentity(
        [new(CallClaims.Tenant, tenant.ToString()), new(CallClaims.Actor, Guid.CreateVersion7().ToString()), .. permissions.Select(p => new Claim(CallClaims.Permission, p))], "test"));

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _services.DisposeAsync();
        _ending.Dispose();
    }
}
