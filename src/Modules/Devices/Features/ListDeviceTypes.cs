using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Health;
using Platform.Devices.Storage;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>A device type as the API shows it. The weights are points of a hundred.</summary>
internal sealed record DeviceTypeView(
    Guid Id, string Name, int ExpectedIntervalSeconds, HealthWeights Weights, float? TemperatureMin, float? TemperatureMax, IReadOnlyList<MetricDefinition> Metrics)
{
    public static DeviceTypeView Of(DeviceType t) => new(t.Id, t.Name, t.ExpectedIntervalSeconds, t.Weights, t.TemperatureMin, t.TemperatureMax, t.Metrics);
}

internal sealed record DeviceTypesView(IReadOnlyList<DeviceTypeView> Items);

/// <summary>Lists the kinds of devices a tenant has.</summary>
internal static class ListDeviceTypes
{
    public static void Map(IEndpointRouteBuilder types) => types.MapGet("", Get)
        .WithName(nameof(ListDeviceTypes)).WithSummary("List device types").RequirePermission(DevicesPermissions.Read.Name);

    private static async Task<Ok<DeviceTypesView>> Get(DevicesDb db, CancellationToken ct) =>
        TypedResults.Ok(new DeviceTypesView([.. (await DeviceTypes.All(db, ct)).Select(DeviceTypeView.Of)]));
}
