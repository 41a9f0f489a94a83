using Platform.Devices.Domain;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;

namespace Platform.Devices;

/// <summary>Tells what happened to a device's record.</summary>
internal sealed class DeviceNarrator : INarrator
{
    public string StreamKind => Device.Kind;

    public string Tell(JournalEntry entry) => entry.Read<DeviceEvent>() switch
    {
        DeviceRegistered e => $"{e.Name} was registered as {DeviceNumber.Of(e.Number)}",
        DeviceRenamed e => $"Is now called {e.Name}",
        DeviceSerialCorrected { Serial: { } serial } => $"Serial number corrected to {serial}",
        DeviceSerialCorrected => "Serial number taken away",
        DeviceMoved { ParentId: null } => "Was moved",
        DeviceMoved => "Was moved; it reports through another device",
        DeviceDecommissioned => "Was decommissioned",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };
}
