using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Devices.Domain;
using Platform.Devices.Storage;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>The keys of a device that are not revoked, latest first.</summary>
internal static class ListDeviceCredentials
{
    public sealed record View(IReadOnlyList<DeviceCredentialView> Items);

    public static void Map(IEndpointRouteBuilder ofDevice) => ofDevice.MapGet("", List)
        .WithName(nameof(ListDeviceCredentials)).WithSummary("List a device's keys").RequirePermission(DevicesPermissions.Read.Name);

    private static async Task<Results<Ok<View>, ProblemHttpResult>> List(string id, DevicesDb db, CancellationToken ct)
    {
        if (await db.FindDevice(id, ct) is not { } device) return Problems.Of(DeviceRefusals.NotFound);
        var credentials = await db.Credentials.AsNoTracking().Where(c => c.DeviceId == device.Key && c.RevokedAt == null).OrderByDescending(c => c.CreatedAt).ToListAsync(ct);
        var ids = credentials.ConvertAll(c => c.Key);
        var uses = await db.CredentialUses.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.LastUsedAt, ct);
        return TypedResults.Ok(new View([.. credentials.Select(c => DeviceCredentialView.Of(c, uses.TryGetValue(c.Key, out var at) ? at : null, db.Call.Now))]));
    }
}
