using System.Text;
using Platform.Devices.Domain;

namespace Platform.Devices.Intake;

/// <summary>How a sender calls a device: by its id, its number, or its serial number.</summary>
internal readonly record struct DeviceName(Guid Id, int Number = 0, string? Serial = null)
{
    /// <summary>A serial number is kept only when it has a length a serial number can have.</summary>
    public const int LongestSerial = 80;

    public static DeviceName? Parse(ReadOnlySpan<byte> text)
    {
        if (text.Length == 36 && Guid.TryParse(text, out var id)) return new(id);
        if (DeviceNumber.TryParse(text, out var number)) return new(default, number);
        return text.Length is > 0 and <= LongestSerial * 4 && Encoding.UTF8.GetString(text) is { Length: <= LongestSerial } serial ? new(default, 0, serial) : null;
    }
}
