using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Conformance;
using Platform.Hosting.Data;
using Platform.TestKit;
using Platform.Twins;

namespace Platform.Hosting.Twins.Shared;

/// <summary>Two processes over one database: meters live in one, and are spoken to from the other.</summary>
public sealed class SharedTwins : ITwinsFixture, IAsyncLifetime
{
    private Database _database = null!;
    private Databases _databases = null!;
    private IHost _home = null!, _away = null!;

    public World World { get; } = new();
    public ITwins<MeterSignal> Meters => _away.Services.GetRequiredService<ITwins<MeterSignal>>();

    public async ValueTask InitializeAsync()
    {
        _database = await Database.Create(Template.Shell);
        _databases = new(_database.ConnectionString);
        (_home, _away) = (await Start(), await Start());
    }

    public async ValueTask DisposeAsync()
    {
        await Stop(_away);
        await Stop(_home);
        await _databases.DisposeAsync();
        await _database.DisposeAsync();
    }

    public Task Rest(TwinKey key) => _home.Services.GetRequiredService<ITwinHome>().Rest(_home.Services.GetRequiredService<ITwinEngine>(), key, default);

    /// <summary>The home stops, the other process becomes it, and a third one stands by.</summary>
    public async Task Restart()
    {
        await Stop(_home);
        _home = _away;
        while (!_home.Services.GetRequiredService<TwinLease>().IsHome) await Task.Delay(10);
        _away = await Start();
    }

    private async Task<IHost> Start()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(ITwinsFixture.Options).AddSingleton(World).AddSingleton(TimeProvider.System).AddSingleton(_databases)
            .AddTwin<Meter, MeterSignal, MeterShell>().ShareTwins(mayBeHome: true).AddTwinHost().AddTwinPostOffice();
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static async Task Stop(IHost host)
    {
        await host.StopAsync();
        host.Dispose();
    }
}
