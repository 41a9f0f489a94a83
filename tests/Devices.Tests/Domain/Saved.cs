using System.Text.Json;
using Platform.Devices.Twins;

namespace Platform.Devices.Domain;

/// <summary>A twin written as it is kept, and read again.</summary>
internal static class Saved
{
    public static byte[] Bytes(DeviceTwin twin) => JsonSerializer.SerializeToUtf8Bytes(twin, DeviceShell.Json);

    public static DeviceTwin Again(DeviceTwin twin) => JsonSerializer.Deserialize<DeviceTwin>(Bytes(twin), DeviceShell.Json)!;
}
