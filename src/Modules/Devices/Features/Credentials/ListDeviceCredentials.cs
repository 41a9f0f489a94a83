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

    public static void Map(IEndpointRouteBuilder credentials)
    {
        credentials.MapGet("", List).WithName(nameof(ListDeviceCredentials)).WithSummary("List a device's keys").RequirePermission(DevicesPermissions.Read.Name);
        credentials.MapGet("/{credentialId:guid}", Get).WithName("GetDeviceCredential").WithSummary("Get a device's key").RequirePermission(DevicesPermissions.Read.Name);
    }

    /// <summary>A key of this device, revoked or not: what is at a site the caller may not see is not found.</summary>
    public static async Task<DeviceCredential?> FindCredential(this DevicesDb db, string device, Guid id, CancellationToken ct) =>
        await db.FindDevice(device, ct) is { } known ? await db.Credentials.AsNoTracking().SingleOrDefaultAsync(c => c.DeviceId == known.Key && c.Key == id, ct) : null;

    private static async Task<Results<Ok<View>, ProblemHttpResult>> List(string id, DevicesDb db, CancellationToken ct)
    {
        if (await db.FindDevice(id, ct) is not { } device) return Problems.Of(DeviceRefusals.NotFound);
        var credentials = await db.Credentials.AsNoTracking().Where(c => c.DeviceId == device.Key && c.RevokedAt == null).OrderByDescending(c => c.CreatedAt).ToListAsync(ct);
        return TypedResults.Ok(new View([.. credentials.Select(c => DeviceCredentialView.Of(c, db.Call.Now))]));
    }

    private static async Task<Results<Ok<DeviceCredentialView>, ProblemHttpResult>> Get(string id, Guid credentialId, DevicesDb db, CancellationToken ct) =>
        await db.FindCredential(id, credentialId, ct) is { RevokedAt: null } credential ? TypedResults.Ok(DeviceCredentialView.Of(credential, db.Call.Now)) : Problems.Of(DeviceCredentialRefusals.NotFound);
}
