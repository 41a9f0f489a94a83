using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Devices.Domain;
using Platform.Devices.Storage;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>Shows one device: its record, how it stands now and why, and what it last reported.</summary>
internal static class GetDevice
{
    public static void Map(IEndpointRouteBuilder devices) => devices.MapGet("/{id}", Get)
        .WithName(nameof(GetDevice)).WithSummary("Get a device").RequirePermission(DevicesPermissions.Read.Name);

    private static async Task<Results<Ok<DeviceView>, ProblemHttpResult>> Get(string id, DevicesDb db, DeviceViews views, CancellationToken ct)
    {
        if (await db.FindDevice(id, ct) is not { } device) return Problems.Of(DeviceRefusals.NotFound);
        return TypedResults.Ok(await views.Of(device, ct));
    }
}
