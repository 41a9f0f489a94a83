using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Devices.Domain;
using Platform.Devices.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Http.Keys;

namespace Platform.Devices.Features;

/// <summary>Gives a device a key of its own, which may send this device's readings and do nothing else. The answer is the only place its secret is ever seen.</summary>
internal static class CreateDeviceCredential
{
    /// <param name="Name">Where the key is kept: "firmware", "gateway in the cellar".</param>
    public sealed record Command([property: Required, StringLength(100, MinimumLength = 1), RegularExpression(@"[^\p{C}]*", ErrorMessage = "The name has characters that cannot be printed.")] string Name);

    public static Decision<DeviceCredentialEvent> Decide(Device device, int keys, Guid id, string prefix, Command command, DateTimeOffset now)
    {
        if (device.RefuseIfDecommissioned() is { } refusal) return refusal;
        if (command.Name.Trim() is not { Length: > 0 } name) return DeviceCredentialRefusals.Nameless;
        if (keys >= DeviceCredential.MostPerDevice) return DeviceCredentialRefusals.TooMany;
        return new DeviceCredentialCreated(device.Tenant, id, device.Key, name, prefix, now);
    }

    public static async Task<Outcome<NewDeviceCredentialView>> Handle(
        Device device, Command command, DevicesDb db, Ledger<DeviceCredential, DeviceCredentialEvent> credentials, CancellationToken ct)
    {
        var keys = await db.Credentials.CountAsync(c => c.DeviceId == device.Key && c.RevokedAt == null, ct);
        var (id, presented) = (Guid.CreateVersion7(db.Call.Now), PresentedKey.New(DeviceCredential.Mark));
        var decision = Decide(device, keys, id, presented.Prefix, command, db.Call.Now);
        if (decision.Refusal is { } refusal) return refusal;

        db.Add(new DeviceCredentialSecret { Tenant = db.Tenant, Id = id, Hash = presented.Hash });
        return (await credentials.Begin(decision, ct)).Map(c => new NewDeviceCredentialView(DeviceCredentialView.Of(c, lastUsedAt: null, db.Call.Now), presented.Text));
    }

    public static void Map(IEndpointRouteBuilder ofDevice) => ofDevice.MapPost("", Post)
        .WithName(nameof(CreateDeviceCredential)).WithSummary("Give a device a key of its own; the secret is shown once").RequirePermission(DevicesPermissions.Write.Name)
        .WithoutIdempotency(); // a kept answer would be a kept secret

    private static async Task<Results<Created<NewDeviceCredentialView>, ProblemHttpResult>> Post(
        string id, Command command, DevicesDb db, Ledger<DeviceCredential, DeviceCredentialEvent> credentials, CancellationToken ct)
    {
        if (await db.FindDevice(id, ct) is not { } device) return Problems.Of(DeviceRefusals.NotFound);
        return await Handle(device, command, db, credentials, ct).RespondCreated(c => c, c => $"/v1/device-credentials/{c.Id}");
    }
}
