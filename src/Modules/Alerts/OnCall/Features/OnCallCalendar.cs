using System.Globalization;
using System.Text;
using Platform.Alerts.OnCall.Records;
using Platform.Alerts.OnCall.Rules;
using Platform.Contracts.Identity;

namespace Platform.Alerts.OnCall.Features;

/// <summary>Shifts as a calendar of RFC 5545. Times are UTC; programs show them by the clock of whoever looks.</summary>
internal static class OnCallCalendar
{
    private const int LongestLine = 75;

    public static string Write(OnCallSchedule schedule, IEnumerable<Shift> shifts, IReadOnlyDictionary<Guid, Colleague> people, bool onlyOwn, DateTimeOffset now)
    {
        var text = new StringBuilder();
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//Platform//On-call//EN");
        Line($"X-WR-CALNAME:{Escape($"On call: {schedule.Name}")}");
        Line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        foreach (var shift in shifts)
        {
            var who = shift.Duty.Person is { } person && people.TryGetValue(person, out var colleague) ? colleague.Name : null;
            Line("BEGIN:VEVENT");
            Line($"UID:{schedule.Key:n}-{shift.From.UtcTicks}@on-call");
            Line($"DTSTAMP:{Moment(now)}");
            Line($"DTSTART:{Moment(shift.From)}");
            Line($"DTEND:{Moment(shift.Until)}");
            Line($"SUMMARY:{Escape(onlyOwn ? $"On call: {schedule.Name}" : who is null ? $"Nobody is on call ({schedule.Name})" : $"{who} is on call ({schedule.Name})")}");
            Line("TRANSP:TRANSPARENT");
            Line("END:VEVENT");
        }

        Line("END:VCALENDAR");
        return text.ToString();

        void Line(string line)
        {
            // Folded by octets, never within a character.
            var octets = 0;
            foreach (var rune in line.EnumerateRunes())
            {
                if (octets + rune.Utf8SequenceLength > LongestLine)
                {
                    text.Append("\r\n ");
                    octets = 1;
                }

                text.Append(rune);
                octets += rune.Utf8SequenceLength;
            }

            text.Append("\r\n");
        }
    }

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
