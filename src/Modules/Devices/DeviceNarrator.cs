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
        DeviceRetyped => "Is of another type now",
        DeviceGrouped { GroupId: null } => "Was taken out of its group",
        DeviceGrouped => "Was put into a group",
        DeviceTagged { Tags: [] } => "Has no tags any more",
        DeviceTagged e => $"Is tagged {string.Join(", ", e.Tags)}",
        DeviceMaintenancePlanned e => $"Maintenance from {e.From:yyyy-MM-dd HH:mm} to {e.Until:yyyy-MM-dd HH:mm} UTC: {e.Reason}",
        DeviceMaintenanceEnded => "Maintenance ended",
        DeviceDecommissioned => "Was decommissioned",
        DeviceRestored => "Is in use again",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };
}
