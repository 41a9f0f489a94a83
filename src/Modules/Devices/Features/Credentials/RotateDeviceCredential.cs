using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Devices.Access;
using Platform.Devices.Domain;
using Platform.Devices.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Http.Keys;

namespace Platform.Devices.Features;

/// <summary>Gives a device's key a new secret. The one before works on for a while, so that the device can change over; one from before that stops at once.</summary>
internal static class RotateDeviceCredential
{
    public static readonly TimeSpan Usual = TimeSpan.FromDays(1);
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <param name="Overlap">How long the secret before works on: PT0S to P30D, a day when left out.</param>
    public sealed record Command(TimeSpan? Overlap = null);

    public static Decision<DeviceCredentialEvent> Decide(DeviceCredential credential, Command command, DateTimeOffset now)
    {
        var overlap = command.Overlap ?? Usual;
        if (credential.RevokedAt is not null) return DeviceCredentialRefusals.NotFound;
        if (overlap < TimeSpan.Zero || overlap > Longest) return DeviceCredentialRefusals.OverlapTooLong;
        return new DeviceCredentialRotated(overlap == TimeSpan.Zero ? null : now + overlap, now);
    }

    public static void Map(IEndpointRouteBuilder credentials) => credentials.MapPost("/{id:guid}/rotation", Post)
        .WithName(nameof(RotateDeviceCredential)).WithSummary("Give a device's key a new secret, shown once").RequirePermission(DevicesPermissions.Write.Name)
        .WithoutIdempotency(); // a kept answer would be a kept secret

    private static async Task<Results<Ok<NewDeviceCredentialView>, ProblemHttpResult>> Post(
        Guid id, IfMatch version, Command command, DevicesDb db, Ledger<DeviceCredential, DeviceCredentialEvent> credentials, DeviceKeyChecks checks, CancellationToken ct)
    {
        if (await db.FindCredential(id, ct) is not { } known) return Problems.Of(DeviceCredentialRefusals.NotFound);
        var secret = await db.CredentialSecrets.SingleAsync(s => s.Id == known.Key, ct);

        // A lost race must not be decided again on its own: the secret kept beside would belong to the other one's rotation.
        var next = PresentedKey.New(DeviceCredential.Mark) with { Prefix = known.Prefix };
        var outcome = await credentials.Change(known.Key, version.Version ?? known.Version, credential =>
        {
            var decision = Decide(credential, command, db.Call.Now);
            if (decision.Events is [DeviceCredentialRotated rotated]) (secret.PreviousHash, secret.Hash) = (rotated.PreviousUntil is null ? null : secret.Hash, next.Hash);
            return decision;
        }, ct);
        if (outcome.Refusal is { } refusal) return Problems.Of(refusal);

        checks.Forget(known.Prefix);
        return TypedResults.Ok(new NewDeviceCredentialView(DeviceCredentialView.Of(outcome.Value!, await db.LastUse(known.Key, ct), db.Call.Now), next.Text));
    }
}
