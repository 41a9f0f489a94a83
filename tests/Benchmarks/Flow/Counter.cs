using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Migrations;

namespace Platform.Benchmarks.Flow;

/// <summary>The smallest record there is: it counts.</summary>
internal sealed record Counter(TenantId Tenant, Guid Key, int Version, int Total) : IEntity<Counter, CounterEvent>
{
    public static string Kind => "counter";

    public static Counter Evolve(Counter? state, CounterEvent @event) => @event switch
    {
        CounterStarted started => new(started.Tenant, started.Id, 1, 0),
        CounterRaised raised => state! with { Version = state.Version + 1, Total = state.Total + raised.By },
        _ => throw new ArgumentOutOfRangeException(nameof(@event)),
    };
}

[JsonDerivedType(typeof(CounterStarted), "counter.started.v1")]
[JsonDerivedType(typeof(CounterRaised), "counter.raised.v1")]
internal abstract record CounterEvent;

internal sealed record CounterStarted(TenantId Tenant, Guid Id) : CounterEvent;

internal sealed record CounterRaised(int By) : CounterEvent;

/// <summary>The counters' own schema.</summary>
internal sealed class CounterDb(DbContextOptions<CounterDb> options) : ModuleDb(options, "benchmark")
{
    public static MigrationScript Migration { get; } = new("benchmark", 1, "counters", """
        create schema benchmark;
        grant usage on schema benchmark to platform_app;
        create table benchmark.counters (tenant uuid, key uuid, version int not null, total int not null, primary key (tenant, key)) with (fillfactor = 80);
        select platform.guard_tenant('benchmark.counters');
        grant select, insert, update on benchmark.counters to platform_app;
        """);

    protected override void MapRows(ModelBuilder model) => model.Entity<Counter>(counter =>
    {
        counter.ToTable("counters");
        counter.HasKey(c => new { c.Tenant, c.Key });
        counter.Property(c => c.Version).IsConcurrencyToken();
        counter.HasQueryFilter("tenant", c => c.Tenant == Tenant);
    });
}
