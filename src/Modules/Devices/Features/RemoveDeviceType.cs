using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Devices.Domain;
using Platform.Devices.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>Removes a kind of device nobody has any more. Decommissioned devices keep it.</summary>
internal static class RemoveDeviceType
{
    public static Decision<DeviceTypeEvent> Decide(DeviceType type, bool isInUse, bool isLast, DateTimeOffset now)
    {
        if (type.RemovedAt is not null) return DeviceTypeRefusals.NotFound;
        if (isInUse) return DeviceTypeRefusals.InUse;
        return isLast ? DeviceTypeRefusals.LastOne : new DeviceTypeRemoved(now);
    }

    public static void Map(IEndpointRouteBuilder types) => types.MapDelete("/{id:guid}", Delete)
        .WithName(nameof(RemoveDeviceType)).WithSummary("Remove a device type").RequirePermission(DevicesPermissions.Write.Name);

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(Guid id, IfMatch version, DevicesDb db, Ledger<DeviceType, DeviceTypeEvent> types, CancellationToken ct)
    {
        // Devices at sites the caller may not see count, too.
        var inUse = await db.Devices.IgnoreQueryFilters([SiteLimits.Filter]).AnyAsync(d => d.TypeId == id && d.DecommissionedAt == null, ct);
        var last = !await db.Types.AnyAsync(t => t.Key != id && t.RemovedAt == null, ct);
        var outcome = await types.Change(id, version.Version, type => Decide(type, inUse, last, db.Call.Now), ct);
        return outcome.Refusal is { } refusal ? Problems.Of(refusal) : TypedResults.NoContent();
    }
}
