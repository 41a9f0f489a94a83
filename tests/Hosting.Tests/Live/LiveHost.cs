using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Conformance;
using Platform.Hosting.Http;
using Platform.TestKit;

namespace Platform.Hosting.Live;

/// <summary>The live endpoints on a real server; who calls is said in a header.</summary>
public sealed class LiveHost : IAsyncLifetime
{
    private WebApplication _app = null!;

    public static string Topic => "counter:1";
    public TenantId Tenant { get; } = new(Guid.CreateVersion7());
    public Counters Counters { get; } = new();
    public LiveFeed Feed => _app.Services.GetRequiredService<LiveFeed>();
    public ILiveConnections Connections => _app.Services.GetRequiredService<ILiveConnections>();
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddPlatformHttp();
        builder.Services.AddSingleton(Counters).AddSingleton(new LiveOptions { Heartbeat = TimeSpan.FromMilliseconds(200) });
        builder.Services.AddLive().AddLiveTopic<CounterTopic>().AddLiveTopic<SecretTopic>();
        _app = builder.Build();
        _app.Use((http, next) =>
        {
            if (Guid.TryParse(http.Request.Headers["Tenant"], out var tenant)) http.User = LiveWorld.Principal(new(tenant));
            return next(http);
        });
        _app.MapV1().MapLive();
        Counters.Add(Tenant, Topic);
        await _app.StartAsync();
    }

    public int Count() => Counters.Count(Feed, Tenant, Topic);

    public Task<LiveClient> Connect(TenantId? tenant = null) => LiveClient.Connect(new(Address, "/v1/live"), options => options.SetRequestHeader("Tenant", (tenant ?? Tenant).ToString()));

    /// <summary>Opens an event stream and reads its lines.</summary>
    public async Task<(HttpResponseMessage Answer, StreamReader Lines)> Events(string query, string? lastEventId = null)
    {
        var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(60) };
        var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/live/events{query}") { Headers = { { "Tenant", Tenant.ToString() } } };
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return (answer, new(await answer.Content.ReadAsStreamAsync()));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
