using Platform.Devices.Domain;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;

namespace Platform.Devices;

/// <summary>Tells what happened to a device's key.</summary>
internal sealed class DeviceCredentialNarrator : INarrator
{
    public string StreamKind => DeviceCredential.Kind;

    public string Tell(JournalEntry entry) => entry.Read<DeviceCredentialEvent>() switch
    {
        DeviceCredentialCreated e => $"The key {e.Name} was made for a device",
        DeviceCredentialRotated { PreviousUntil: null } => "Got a new secret; the one before stopped at once",
        DeviceCredentialRotated => "Got a new secret",
        DeviceCredentialRevoked => "Was revoked",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };
}
