using System.Globalization;
using System.Text.Json.Serialization;

namespace Platform.Tickets.Domain;

/// <summary>How soon a ticket wants attention.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TicketPriority>))]
internal enum TicketPriority { Low, Normal, High, Urgent }

/// <summary>The way a ticket came in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TicketChannel>))]
internal enum TicketChannel { Api, Web, Email, Alert, Portal, Qr }

/// <summary>What one ticket is to another.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LinkKind>))]
internal enum LinkKind { Related, DuplicateOf, CausedBy, Blocks }

/// <summary>The number people call a ticket by: T-1042.</summary>
internal static class TicketNumber
{
    public static string Of(int number) => $"T-{number}";

    public static bool TryParse(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        return text.Length > 2 && text[0] is 'T' or 't' && text[1] == '-' && int.TryParse(text[2..], NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
    }
}
