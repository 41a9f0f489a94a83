using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Conformance;
using Platform.Twins;

namespace Platform.Hosting.Twins;

/// <summary>One process that hosts every meter.</summary>
public sealed class LocalTwins : ITwinsFixture, IAsyncLifetime
{
    private IHost _host = null!;

    public World World { get; } = new();
    public ITwins<MeterSignal> Meters => _host.Services.GetRequiredService<ITwins<MeterSignal>>();

    public async ValueTask InitializeAsync()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(ITwinsFixture.Options).AddSingleton(World).AddTwin<Meter, MeterSignal, MeterShell>().AddTwinHost();
        _host = builder.Build();
        await _host.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    public Task Rest(TwinKey key) => _host.Services.GetRequiredService<ITwinHome>().Rest(_host.Services.GetRequiredService<ITwinEngine>(), key, default);

    public async Task Restart()
    {
        await DisposeAsync();
        await InitializeAsync();
    }
}
