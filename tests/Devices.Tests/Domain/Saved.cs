using Platform.Devices.Twins;

namespace Platform.Devices.Domain;

/// <summary>A twin written as it is kept, and read again.</summary>
internal static class Saved
{
    public static DeviceTwin Again(DeviceTwin twin) => DeviceFormat.Instance.Read(DeviceFormat.Instance.Write(twin))!;
}
