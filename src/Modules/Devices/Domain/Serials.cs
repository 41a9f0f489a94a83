namespace Platform.Devices.Domain;

/// <summary>Serial numbers as printed on the device, without the blanks around them.</summary>
internal static class Serials
{
    public static string? Tidy(string? serial) => serial?.Trim() is { Length: > 0 } tidy ? tidy : null;
}
