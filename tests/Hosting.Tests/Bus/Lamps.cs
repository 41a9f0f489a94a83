using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Migrations;

namespace Platform.Hosting.Bus;

/// <summary>A fact of another module.</summary>
internal sealed record LampWasSwitched(Guid LampId, LampState To);

internal enum LampState { SwitchedOff, SwitchedOn }

/// <summary>A record of this module: how often the lamp was switched.</summary>
internal sealed record Lamp(TenantId Tenant, Guid Key, int Version, int Switched) : IEntity<Lamp, LampEvent>
{
    public static string Kind => "lamp";

    public static Lamp Evolve(Lamp? state, LampEvent @event) => @event switch
    {
        LampMounted mounted => new(mounted.Tenant, mounted.Id, 1, 0),
        LampSwitched => state! with { Version = state.Version + 1, Switched = state.Switched + 1 },
        _ => throw new ArgumentOutOfRangeException(nameof(@event)),
    };
}

[JsonDerivedType(typeof(LampMounted), "lamp.mounted.v1")]
[JsonDerivedType(typeof(LampSwitched), "lamp.switched.v1")]
internal abstract record LampEvent;

internal sealed record LampMounted(TenantId Tenant, Guid Id) : LampEvent;

internal sealed record LampSwitched : LampEvent;

internal sealed class LampsDb(DbContextOptions<LampsDb> options) : ModuleDb(options, "lamps")
{
    public static MigrationScript Migration { get; } = new("lamps", 1, "lamps", """
        create schema lamps;
        grant usage on schema lamps to platform_app;
        create table lamps.lamps (tenant uuid, key uuid, version int not null, switched int not null, primary key (tenant, key));
        select platform.guard_tenant('lamps.lamps');
        grant select, insert, update on lamps.lamps to platform_app;
        """);

    protected override void MapRows(ModelBuilder model) => model.Entity<Lamp>(lamp =>
    {
        lamp.HasKey(l => new { l.Tenant, l.Key });
        lamp.ToTable("lamps");
        lamp.Property(l => l.Version).IsConcurrencyToken();
        lamp.HasQueryFilter("tenant", l => l.Tenant == Tenant);
    });
}
