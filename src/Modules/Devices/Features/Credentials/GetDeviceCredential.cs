using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Devices.Domain;
using Platform.Devices.Storage;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>Shows a device's key, without its secret.</summary>
internal static class GetDeviceCredential
{
    /// <summary>A device's key, revoked or not: that of a device at a site the caller may not see is not found.</summary>
    public static Task<DeviceCredential?> FindCredential(this DevicesDb db, Guid id, CancellationToken ct) =>
        db.Credentials.AsNoTracking().SingleOrDefaultAsync(c => c.Key == id && db.Devices.Any(d => d.Key == c.DeviceId), ct);

    /// <summary>When the key was last used; null when it never was.</summary>
    public static Task<DateTimeOffset?> LastUse(this DevicesDb db, Guid id, CancellationToken ct) =>
        db.CredentialUses.Where(u => u.Id == id).Select(u => (DateTimeOffset?)u.LastUsedAt).SingleOrDefaultAsync(ct);

    public static void Map(IEndpointRouteBuilder credentials) => credentials.MapGet("/{id:guid}", Get)
        .WithName(nameof(GetDeviceCredential)).WithSummary("Get a device's key").RequirePermission(DevicesPermissions.Read.Name);

    private static async Task<Results<Ok<DeviceCredentialView>, ProblemHttpResult>> Get(Guid id, DevicesDb db, CancellationToken ct) =>
        await db.FindCredential(id, ct) is { RevokedAt: null } credential
            ? TypedResults.Ok(DeviceCredentialView.Of(credential, await db.LastUse(id, ct), db.Call.Now))
            : Problems.Of(DeviceCredentialRefusals.NotFound);
}
