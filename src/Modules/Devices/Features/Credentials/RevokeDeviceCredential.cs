using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Devices.Access;
using Platform.Devices.Domain;
using Platform.Devices.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>Makes a device's key worthless, for good: here at once, in every other process within two seconds.</summary>
internal static class RevokeDeviceCredential
{
    public static Decision<DeviceCredentialEvent> Decide(DeviceCredential credential, DateTimeOffset now) => credential.RevokedAt is null ? new DeviceCredentialRevoked(now) : [];

    public static void Map(IEndpointRouteBuilder credentials) => credentials.MapDelete("/{id:guid}", Delete)
        .WithName(nameof(RevokeDeviceCredential)).WithSummary("Revoke a device's key").RequirePermission(DevicesPermissions.Write.Name);

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        Guid id, IfMatch version, DevicesDb db, Ledger<DeviceCredential, DeviceCredentialEvent> credentials, DeviceKeyChecks checks, CancellationToken ct)
    {
        if (await db.FindCredential(id, ct) is not { } known) return Problems.Of(DeviceCredentialRefusals.NotFound);
        var outcome = await credentials.Change(known.Key, version.Version, credential => Decide(credential, db.Call.Now), ct);
        if (outcome.Refusal is { } refusal) return Problems.Of(refusal);

        checks.Forget(known.Prefix);
        return TypedResults.NoContent();
    }
}
