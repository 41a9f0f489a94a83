using System.ComponentModel;
using System.Text.Json.Serialization;
using Platform.Devices.Domain;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>A device's key as people see it: the prefix is the beginning of the key, by which it is recognised.</summary>
internal record DeviceCredentialView(
    Guid Id, Guid DeviceId, string Name, string Prefix, DateTimeOffset CreatedAt, DateTimeOffset? RotatedAt, DateTimeOffset? PreviousWorksUntil,
    [property: Description("To the minute; null when it never was.")] DateTimeOffset? LastUsedAt, [property: JsonIgnore] int Version) : IVersioned
{
    public static DeviceCredentialView Of(DeviceCredential credential, DateTimeOffset? lastUsedAt, DateTimeOffset now) => new(
        credential.Key, credential.DeviceId, credential.Name, DeviceCredential.Mark + credential.Prefix, credential.CreatedAt, credential.RotatedAt,
        credential.PreviousUntil > now ? credential.PreviousUntil : null, lastUsedAt, credential.Version);
}

/// <summary>A key just made or rotated, with the secret the device signs with: <c>Authorization: Bearer dk_…</c>. It is shown this once.</summary>
internal sealed record NewDeviceCredentialView : DeviceCredentialView
{
    public NewDeviceCredentialView(DeviceCredentialView credential, string secret) : base(credential) => Secret = secret;

    public string Secret { get; }
}
