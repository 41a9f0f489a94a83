using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Benchmarks.Running;
using Platform.Hosting.Data;
using Platform.Hosting.Migrations;
using Platform.Hosting.Postgres;
using Platform.Hosting.Tenancy;

namespace Platform.Benchmarks.Flow;

/// <summary>A durable PostgreSQL of a verb's own and a process that works with it, without HTTP and modules; gone afterwards.</summary>
internal sealed class Ground : IAsyncDisposable
{
    private readonly Scratch _scratch = new();
    private EmbeddedPostgres? _postgres;
    private IHost? _process;

    public IServiceProvider Services => _process!.Services;

    public static async Task<Ground> Prepare(Action<IServiceCollection> compose, CancellationToken ct)
    {
        var ground = new Ground();
        try
        {
            await ground.Start(compose, ct);
            return ground;
        }
        catch
        {
            await ground.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await ((IAsyncDisposable)_process).DisposeAsync();
        if (_postgres is not null) await _postgres.DisposeAsync();
        _scratch.Dispose();
    }

    private async Task Start(Action<IServiceCollection> compose, CancellationToken ct)
    {
        _postgres = await EmbeddedPostgres.Start(new() { Folder = _scratch.Within("postgres") }, Quiet.Instance, ct);
        await using (var owner = Npgsql.NpgsqlDataSource.Create(_postgres.ConnectionString))
            await new Migrator(owner, [.. MigrationScript.Of([]), CounterDb.Migration], Quiet.Instance).Migrate(ct);

        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(_ => new Databases(_postgres.ConnectionString)).AddCalls().AddSingleton<JournalPulse>()
            .AddModuleDb<CounterDb>().AddLedger<CounterDb, Counter, CounterEvent>();
        compose(builder.Services);
        _process = builder.Build();
        await _process.StartAsync(ct);
    }

    private sealed class Quiet : IProgress<string>
    {
        public static readonly Quiet Instance = new();

        public void Report(string value) { }
    }
}
