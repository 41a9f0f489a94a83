using Microsoft.Extensions.DependencyInjection;
using Platform.Conformance;
using Platform.Hosting.Data;
using Platform.TestKit;

namespace Platform.Hosting.Bus;

/// <summary>Two processes that have nothing in common but a database.</summary>
public sealed class PostgresBuses : IBusFixture, IAsyncLifetime
{
    private Database _database = null!;
    private ServiceProvider _here = null!, _elsewhere = null!;

    internal Databases Databases => _here.GetRequiredService<Databases>();
    public IBusTransport Bus => _here.GetRequiredService<IBusTransport>();
    public IBusTransport Elsewhere => _elsewhere.GetRequiredService<IBusTransport>();

    public async ValueTask InitializeAsync()
    {
        _database = await Database.Create(Template.Shell);
        (_here, _elsewhere) = (Process(), Process());
    }

    public async ValueTask DisposeAsync()
    {
        await _here.DisposeAsync();
        await _elsewhere.DisposeAsync();
        await _database.DisposeAsync();
    }

    private ServiceProvider Process() =>
        new ServiceCollection().AddLogging().AddSingleton(_ => new Databases(_database.ConnectionString)).AddBus().BuildServiceProvider();
}
