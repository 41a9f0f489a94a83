using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Health;
using Platform.Devices.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Jobs;

namespace Platform.Devices.Features;

/// <summary>Adds a kind of device, or says anew what one is: how often its devices report, what their health is made of, what they measure.</summary>
internal static class DefineDeviceType
{
    private const double Coldest = -1e12, Hottest = 1e12;

    public sealed record DeviceTypeCommand(
        [property: Required, StringLength(80, MinimumLength = 1)] string Name,
        [property: Range(1, 86_400)] int ExpectedIntervalSeconds,
        Weights? Weights = null,
        [property: Range(-100, 1_000)] double? TemperatureMin = null,
        [property: Range(-100, 1_000)] double? TemperatureMax = null,
        [property: MaxLength(64)] IReadOnlyList<Metric>? Metrics = null); // a list: of an array the items are not validated

    /// <summary>Points of a hundred.</summary>
    public sealed record Weights([property: Range(0, 100)] int Battery, [property: Range(0, 100)] int Signal, [property: Range(0, 100)] int Availability, [property: Range(0, 100)] int Temperature);

    public sealed record Metric(
        [property: Required, StringLength(64, MinimumLength = 1)] string Name,
        [property: Required(AllowEmptyStrings = true), StringLength(16)] string Unit,
        [property: StringLength(80), Description("What people call it; its name when left out.")] string? Label = null,
        [property: Range(Coldest, Hottest), Description("Below this, something is wrong.")] double? Min = null,
        [property: Range(Coldest, Hottest), Description("Above this, something is wrong.")] double? Max = null,
        [property: Range(1, 604_800), Description("Without a value for this long, while the device reports, it is stale; when left out, after three times as long as its values usually are apart.")] int? StaleAfterSeconds = null);

    public static Outcome<TypeDefinition> Definition(DeviceTypeCommand command)
    {
        var name = command.Name.Trim();
        var usual = HealthWeights.Default;
        var weights = command.Weights ?? new(usual.Battery, usual.Signal, usual.Availability, usual.Temperature);
        var metrics = command.Metrics ?? [];
        if (name.Length == 0) return DeviceTypeRefusals.Nameless;
        if (weights.Battery + weights.Signal + weights.Availability + weights.Temperature != 100) return DeviceTypeRefusals.WeightsOff;
        if (command.TemperatureMin >= command.TemperatureMax || metrics.Any(m => m.Min >= m.Max)) return DeviceTypeRefusals.LimitsCrossed;
        if (metrics.Any(m => !MetricNames.IsValid(m.Name))) return DeviceTypeRefusals.MetricName;
        if (metrics.Any(m => m.Name is "battery" or "signal" or "temperature" or "online")) return DeviceTypeRefusals.MetricReserved;
        if (metrics.DistinctBy(m => m.Name).Count() != metrics.Count) return DeviceTypeRefusals.MetricTwice;
        return new TypeDefinition(name, command.ExpectedIntervalSeconds,
            new((byte)weights.Battery, (byte)weights.Signal, (byte)weights.Availability, (byte)weights.Temperature), (float?)command.TemperatureMin, (float?)command.TemperatureMax,
            [.. metrics.Select(m => new MetricDefinition(m.Name, m.Unit.Trim()) { Label = Tidy(m.Label), Min = m.Min, Max = m.Max, StaleAfterSeconds = m.StaleAfterSeconds })]);
    }

    /// <summary>A new type, or this one with another definition.</summary>
    public static Decision<DeviceTypeEvent> Decide(DeviceType? type, Guid key, TenantId tenant, DeviceTypeCommand command, DateTimeOffset now)
    {
        if (type?.RemovedAt is not null) return DeviceTypeRefusals.NotFound;
        var definition = Definition(command);
        if (definition.Refusal is { } refusal) return refusal;
        return type?.Definition.IsSameAs(definition.Value!) is true ? [] : new DeviceTypeDefined(key, tenant, definition.Value!, now);
    }

    public static async Task<Outcome<DeviceType>> Add(DeviceTypeCommand command, DevicesDb db, Ledger<DeviceType, DeviceTypeEvent> types, CancellationToken ct)
    {
        await DeviceTypes.All(db, ct); // the built-in ones come first
        return await types.Begin(Decide(null, Guid.CreateVersion7(db.Call.Now), db.Tenant, command, db.Call.Now), ct);
    }

    private static async Task<Outcome<DeviceType>> Change(
        Guid id, int? version, DeviceTypeCommand command, DevicesDb db, Ledger<DeviceType, DeviceTypeEvent> types, IJobs jobs, CancellationToken ct)
    {
        // The twins of its devices follow in a job of their own: there may be a hundred thousand.
        await using var turn = await db.Database.BeginTransactionAsync(ct);
        var outcome = await types.Change(id, version, type => Decide(type, id, db.Tenant, command, db.Call.Now), ct);
        if (outcome.Value is not { } changed) return outcome;
        await jobs.Enqueue(db, ReconfigureDevices.Kind, new DevicesOfType(changed.Key), new() { Key = changed.Key.ToString() }, ct);
        await turn.CommitAsync(ct);
        return outcome;
    }

    public static void Map(IEndpointRouteBuilder types)
    {
        types.MapPost("", Post).WithName("CreateDeviceType").WithSummary("Create a device type").RequirePermission(DevicesPermissions.Write.Name);
        types.MapPut("/{id:guid}", Put).WithName("ChangeDeviceType").WithSummary("Define a device type anew").RequirePermission(DevicesPermissions.Write.Name);
    }

    private static Task<Results<Created<DeviceTypeView>, ProblemHttpResult>> Post(
        DeviceTypeCommand command, DevicesDb db, Ledger<DeviceType, DeviceTypeEvent> types, CancellationToken ct) =>
        Add(command, db, types, ct).RespondCreated(type => DeviceTypeView.Of(type, 0), type => $"/v1/device-types/{type.Id}");

    private static async Task<Results<Ok<DeviceTypeView>, ProblemHttpResult>> Put(
        Guid id, IfMatch version, DeviceTypeCommand command, DevicesDb db, Ledger<DeviceType, DeviceTypeEvent> types, IJobs jobs, CancellationToken ct)
    {
        var outcome = await Change(id, version.Version, command, db, types, jobs, ct);
        if (outcome.Value is not { } type) return Problems.Of(outcome.Refusal!);
        return TypedResults.Ok(DeviceTypeView.Of(type, await DeviceTypes.CountOf(db, id, ct)));
    }

    private static string? Tidy(string? text) => text?.Trim() is { Length: > 0 } tidy ? tidy : null;
}
