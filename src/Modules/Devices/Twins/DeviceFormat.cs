using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.Devices.Domain;
using Platform.Hosting.Twins.Storage;

namespace Platform.Devices.Twins;

/// <summary>
/// A device twin's snapshot: packed as it is in memory, after a byte that says which layout that is. While it has something to tell, and
/// before there was a layout, it is JSON, which begins with a brace.
/// </summary>
internal sealed class DeviceFormat : ITwinFormat<DeviceTwin>
{
    public static readonly DeviceFormat Instance = new();

    // Whoever changes how a twin is packed gives it another number, and either goes on reading the one before or has twins rebuilt from their readings.
    private const byte Layout = 1;

    internal static readonly JsonSerializerOptions Json = new()
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private static readonly JsonFormat<DeviceTwin> Telling = new(Json);

    public byte[] Write(DeviceTwin twin) => twin.Found is null ? PackedTwin.BytesOf(twin, Layout) : Telling.Write(twin);

    public DeviceTwin? Read(ReadOnlySpan<byte> state)
    {
        try
        {
            return state switch
            {
                [(byte)'{', ..] => Telling.Read(state),
                [Layout, .. var packed] => PackedTwin.Read(packed),
                _ => null,
            };
        }
        catch (InvalidDataException e) { throw new FormatException("It is cut short, or damaged.", e); }
    }
}
