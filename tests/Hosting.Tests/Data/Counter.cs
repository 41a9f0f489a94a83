using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using Platform.TestKit;

namespace Platform.Hosting.Data;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(CounterStarted), "counter.started.v1")]
[JsonDerivedType(typeof(CounterRaised), "counter.raised.v1")]
internal abstract record CounterEvent;

internal sealed record CounterStarted(Guid Id, TenantId Tenant, string Label) : CounterEvent;
internal sealed record CounterRaised(int By) : CounterEvent;

/// <summary>A record made for tests of the write path.</summary>
internal sealed record Counter : IEntity<Counter, CounterEvent>
{
    public static string Kind => "counter";

    public required Guid Key { get; init; }
    public required TenantId Tenant { get; init; }
    public required string Label { get; init; }
    public int Value { get; init; }
    public int Version { get; init; }

    public static Counter Evolve(Counter? counter, CounterEvent @event) => (counter, @event) switch
    {
        (null, CounterStarted e) => new() { Key = e.Id, Tenant = e.Tenant, Label = e.Label, Version = 1 },
        ({ } c, CounterRaised e) => c with { Value = c.Value + e.By, Version = c.Version + 1 },
        _ => throw new InvalidOperationException($"{@event} cannot follow {counter}."),
    };
}

internal sealed class CountersDb(DbContextOptions<CountersDb> options) : ModuleDb(options, "counters")
{
    protected internal override ValueTask<IReadOnlyList<KeyValuePair<string, object?>>> Beside(object record) =>
        new(record is Counter counter ? [new("Parity", counter.Value % 2 == 0 ? "even" : "odd")] : []);

    protected override void MapRows(ModelBuilder model) => model.Entity<Counter>(counter =>
    {
        counter.ToTable("counters");
        counter.Property<string?>("Parity");
        counter.HasKey(c => new { c.Tenant, c.Key });
        counter.Property(c => c.Version).IsConcurrencyToken();
        counter.HasQueryFilter("tenant", c => c.Tenant == Tenant);
    });
}

/// <summary>A database with the shell's tables and counters, and ledgers over it for any tenant.</summary>
public sealed class Counters : IAsyncLifetime
{
    private const string Table = """
        create schema counters;
        grant usage on schema counters to platform_app, platform_system;
        create table counters.counters (tenant uuid, key uuid, label text not null, value int not null, version int not null, parity text, primary key (tenant, key), constraint counters_label unique (tenant, label));
        select platform.guard_tenant('counters.counters');
        grant select, insert, update on counters.counters to platform_app;
        """;

    private Database _database = null!;

    public Databases Databases { get; private set; } = null!;
    public string ConnectionString => _database.ConnectionString;

    internal JournalPulse Pulse { get; } = new();

    public async ValueTask InitializeAsync()
    {
        _database = await Database.Create(Template.Shell);
        Databases = new(_database.ConnectionString);
        await using var create = Databases.Owner.CreateCommand(Table);
        await create.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Databases.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>The same database, from a pool that nobody has used.</summary>
    internal Databases Anew() => new(ConnectionString);

    internal CountersDb Db(TenantId tenant, Databases? databases = null, IInterceptor? interceptor = null)
    {
        var db = new CountersDb(
            new DbContextOptionsBuilder<CountersDb>().UseNpgsql((databases ?? Databases).Tenants).AddInterceptors(interceptor is null ? [TenantInterceptor.Instance] : [TenantInterceptor.Instance, interceptor]).Options);
        db.LendTo(new Call(tenant, new ActorId(Guid.CreateVersion7()), DateTimeOffset.UtcNow));
        return db;
    }

    internal Ledger<Counter, CounterEvent> Ledger(TenantId tenant) => new(Db(tenant), Pulse);

    internal async Task<Counter> Start(TenantId tenant, string label) =>
        (await Ledger(tenant).Begin(new CounterStarted(Guid.CreateVersion7(), tenant, label), TestContext.Current.CancellationToken)).Value!;

    internal async Task<T?> Read<T>(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }
}
