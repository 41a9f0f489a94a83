using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Health;
using Platform.Devices.Storage;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>Adds a kind of device: how often its devices report, and what their health is made of.</summary>
internal static class CreateDeviceType
{
    public sealed record Command(
        [property: Required, StringLength(80, MinimumLength = 1)] string Name,
        [property: Range(1, 86_400)] int ExpectedIntervalSeconds,
        Weights? Weights,
        [property: Range(-100, 1_000)] double? TemperatureMin,
        [property: Range(-100, 1_000)] double? TemperatureMax,
        [property: MaxLength(64)] Metric[]? Metrics);

    /// <summary>Points of a hundred.</summary>
    public sealed record Weights([property: Range(0, 100)] int Battery, [property: Range(0, 100)] int Signal, [property: Range(0, 100)] int Availability, [property: Range(0, 100)] int Temperature);

    public sealed record Metric([property: Required, StringLength(64, MinimumLength = 1)] string Name, [property: Required(AllowEmptyStrings = true), StringLength(16)] string Unit);

    public static Outcome<DeviceType> Decide(Guid id, TenantId tenant, Command command, DateTimeOffset now)
    {
        var name = command.Name.Trim();
        var weights = command.Weights ?? new(HealthWeights.Default.Battery, HealthWeights.Default.Signal, HealthWeights.Default.Availability, HealthWeights.Default.Temperature);
        var metrics = command.Metrics ?? [];
        if (name.Length == 0) return DeviceTypeRefusals.Nameless;
        if (weights.Battery + weights.Signal + weights.Availability + weights.Temperature != 100) return DeviceTypeRefusals.WeightsOff;
        if (command.TemperatureMin >= command.TemperatureMax) return DeviceTypeRefusals.LimitsCrossed;
        if (metrics.Any(m => !MetricNames.IsValid(m.Name))) return DeviceTypeRefusals.MetricName;
        if (metrics.DistinctBy(m => m.Name).Count() != metrics.Length) return DeviceTypeRefusals.MetricTwice;
        return new DeviceType
        {
            Tenant = tenant, Id = id, Name = name, ExpectedIntervalSeconds = command.ExpectedIntervalSeconds, CreatedAt = now,
            BatteryWeight = (short)weights.Battery, SignalWeight = (short)weights.Signal, AvailabilityWeight = (short)weights.Availability, TemperatureWeight = (short)weights.Temperature,
            TemperatureMin = (float?)command.TemperatureMin, TemperatureMax = (float?)command.TemperatureMax,
            Metrics = [.. metrics.Select(m => new MetricDefinition(m.Name, m.Unit))],
        };
    }

    public static async Task<Outcome<DeviceType>> Handle(Command command, DevicesDb db, CancellationToken ct)
    {
        var existing = await DeviceTypes.All(db, ct);
        var outcome = Decide(Guid.CreateVersion7(db.Call.Now), db.Tenant, command, db.Call.Now);
        if (outcome.Refusal is not null) return outcome;
        if (existing.Any(t => t.Name == outcome.Value!.Name)) return DeviceTypeRefusals.NameTaken;
        db.Add(outcome.Value!);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (e.InnerException is Npgsql.PostgresException { ConstraintName: "device_types_name" }) { return DeviceTypeRefusals.NameTaken; }
        return outcome;
    }

    public static void Map(IEndpointRouteBuilder types) => types.MapPost("", Post)
        .WithName(nameof(CreateDeviceType)).WithSummary("Create a device type").RequirePermission(DevicesPermissions.Write.Name);

    private static Task<Results<Created<DeviceTypeView>, ProblemHttpResult>> Post(Command command, DevicesDb db, CancellationToken ct) =>
        Handle(command, db, ct).RespondCreated(DeviceTypeView.Of, type => $"/v1/device-types/{type.Id}");
}
