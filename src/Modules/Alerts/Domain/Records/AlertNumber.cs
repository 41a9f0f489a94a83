using System.Globalization;

namespace Platform.Alerts.Domain.Records;

/// <summary>The number people call an alert by: A-17.</summary>
internal static class AlertNumber
{
    public static string Of(int number) => $"A-{number}";

    public static bool TryParse(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        return text.Length > 2 && text[0] is 'A' or 'a' && text[1] == '-' && int.TryParse(text[2..], NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
    }
}
