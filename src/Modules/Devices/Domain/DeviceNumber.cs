using System.Buffers.Text;
using System.Globalization;

namespace Platform.Devices.Domain;

/// <summary>The number people call a device by: D-17.</summary>
internal static class DeviceNumber
{
    public static string Of(int number) => $"D-{number}";

    public static bool TryParse(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        return text.Length is > 2 and <= 12 && (text[0] | 0x20) == 'd' && text[1] == '-' && char.IsAsciiDigit((char)text[2])
            && Utf8Parser.TryParse(text[2..], out number, out var read) && read == text.Length - 2 && number > 0;
    }

    public static bool TryParse(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        return text.Length > 2 && text[0] is 'D' or 'd' && text[1] == '-' && int.TryParse(text[2..], NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
    }
}
