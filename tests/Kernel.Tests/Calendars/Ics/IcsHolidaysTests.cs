using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Platform.Calendars.Ics;

public sealed class IcsHolidaysTests
{
    private static readonly DateOnly First = new(2026, 1, 1), Last = new(2028, 12, 31);

    [Fact]
    public void A_day_is_a_holiday() =>
        Assert.Equal([new(new(2026, 12, 25), "Christmas Day")], Holidays("DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261226\nSUMMARY:Christmas Day"));

    [Fact]
    public void An_event_ends_the_day_before_its_end() =>
        Assert.Equal([new(new(2026, 12, 24), new(2026, 12, 26), "Works holiday")], Holidays("DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261227\nSUMMARY:Works holiday"));

    [Theory, InlineData("DURATION:P2D", 2), InlineData("DURATION:P1W", 7), InlineData("X-NOTHING:1", 1), InlineData("DTEND:20261224", 1)]
    public void Its_length_may_be_said_otherwise(string property, int days) =>
        Assert.Equal([new(new(2026, 12, 24), new DateOnly(2026, 12, 24).AddDays(days - 1), "x")], Holidays($"DTSTART:20261224\n{property}\nSUMMARY:x"));

    [Fact]
    public void From_midnight_to_midnight_is_a_day() =>
        Assert.Equal([new(new(2026, 5, 1), "x")], Holidays("DTSTART;TZID=Europe/Berlin:20260501T000000\nDTEND;TZID=Europe/Berlin:20260502T000000\nSUMMARY:x"));

    [Fact]
    public void What_comes_each_year_for_ever_stays_one() =>
        Assert.Equal([new(new(1970, 12, 25), "Christmas", isYearly: true)], Holidays("DTSTART:19701225\nRRULE:FREQ=YEARLY\nSUMMARY:Christmas"));

    [Theory]
    [InlineData("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "20001123", "2026-11-26 2027-11-25 2028-11-23")] // Thanksgiving
    [InlineData("FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO", "20000529", "2026-05-25 2027-05-31 2028-05-29")] // the spring bank holiday
    [InlineData("FREQ=YEARLY;UNTIL=20271231", "20201003", "2026-10-03 2027-10-03")]
    [InlineData("FREQ=YEARLY;COUNT=2", "20261003", "2026-10-03 2027-10-03")]
    [InlineData("FREQ=YEARLY;INTERVAL=4", "20241105", "2028-11-05")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;UNTIL=20310101", "20240229", "2028-02-29")]
    public void Rules_of_a_year_become_its_days(string rule, string start, string days) =>
        Assert.Equal(days, string.Join(' ', Holidays($"DTSTART:{start}\nRRULE:{rule}\nSUMMARY:x").Select(h => h.From.ToString("O"))));

    [Theory, InlineData("FREQ=DAILY"), InlineData("FREQ=YEARLY;BYDAY=4TH"), InlineData("FREQ=YEARLY;BYDAY=MO;BYMONTH=1"), InlineData("FREQ=YEARLY;INTERVAL=0"), InlineData("FREQ=YEARLY;BYSETPOS=1"), InlineData("nonsense")]
    public void Rules_that_are_not_of_a_year_are_left_out_by_name(string rule)
    {
        var read = Parse($"DTSTART:20260101\nRRULE:{rule}\nSUMMARY:Odd");
        Assert.Empty(read.Value!.Holidays);
        Assert.StartsWith("Odd: its rule", Assert.Single(read.Value.LeftOut));
    }

    [Theory, InlineData("DTSTART:20260101T090000Z"), InlineData("DTSTART:20260101T000000Z"), InlineData("STATUS:CANCELLED\nDTSTART:20260101"), InlineData("X:1"), InlineData("DTSTART:20260101\nDTEND:20270301"), InlineData("DTSTART:20261341")]
    public void What_is_no_day_of_rest_is_left_out(string properties) => Assert.Empty(Holidays($"SUMMARY:x\n{properties}"));

    [Fact]
    public void Exceptions_are_left_out_and_extra_days_are_added() => Assert.Equal(
        ["2026-06-05", "2028-05-01", "2026-05-02"],
        Holidays("DTSTART:20250501\nRRULE:FREQ=YEARLY;UNTIL=20280601\nEXDATE:20260501,20270501\nRDATE:20260605\nSUMMARY:x", "DTSTART:20260502\nSUMMARY:y")
            .OrderBy(h => h.Name).ThenBy(h => h.From).Select(h => h.From.ToString("O")));

    [Fact]
    public void A_moved_occurrence_is_on_its_new_day_only() => Assert.Equal(
        ["2026-05-01", "2027-05-03", "2028-05-01"],
        Holidays("UID:may\nDTSTART:20260501\nRRULE:FREQ=YEARLY\nSUMMARY:x", "UID:may\nRECURRENCE-ID:20270501\nDTSTART:20270503\nSUMMARY:x").Select(h => h.From.ToString("O")));

    [Fact]
    public void Names_are_unfolded_and_unescaped() =>
        Assert.Equal("Epiphany, Three Kings; Bavaria", Holidays("DTSTART:20260106\nSUMMARY;LANGUAGE=\"en:GB\":Epiphany\\, Th\n ree Kings\\; Bavaria").Single().Name);

    [Fact]
    public void The_same_day_twice_is_one_holiday() => Assert.Single(Holidays("DTSTART:20260106\nSUMMARY:x", "DTSTART:20260106\nSUMMARY:x"));

    [Fact]
    public void What_lies_outside_the_days_asked_for_is_not_taken() => Assert.Empty(Holidays("DTSTART:20251231\nSUMMARY:x", "DTSTART:20290101\nSUMMARY:x"));

    [Fact]
    public void An_alarm_within_an_event_says_nothing_of_it() =>
        Assert.Equal("x", Holidays("DTSTART:20260106\nBEGIN:VALARM\nSUMMARY:alarm\nEND:VALARM\nSUMMARY:x").Single().Name);

    [Theory, InlineData("", "calendar.ics-no-calendar"), InlineData("<html>", "calendar.ics-no-calendar"), InlineData("BEGIN:VCARD\nEND:VCARD", "calendar.ics-no-calendar"),
     InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "calendar.ics-broken"), InlineData("BEGIN:VCALENDAR\nEND:VEVENT\n", "calendar.ics-broken"), InlineData("END:VCALENDAR", "calendar.ics-no-calendar")]
    public void What_is_no_calendar_is_refused(string file, string code) => Assert.Equal(code, IcsHolidays.Parse(Encoding.UTF8.GetBytes(file), First, Last).Refusal?.Code);

    [Fact]
    public void Other_charsets_are_refused() => Assert.Equal(IcsRefusals.NotUtf8, IcsHolidays.Parse([.. "BEGIN:VCALENDAR\nX:"u8, 0xFC, .. "\nEND:VCALENDAR"u8], First, Last).Refusal);

    [Fact]
    public void Too_large_a_file_is_refused() => Assert.Equal(IcsRefusals.TooLarge, IcsHolidays.Parse(new byte[IcsHolidays.MostBytes + 1], First, Last).Refusal);

    [Fact]
    public void More_events_than_holidays_are_refused() =>
        Assert.Equal(IcsRefusals.TooManyEvents, Parse([.. Enumerable.Repeat("X:1", IcsHolidays.MostEvents + 1)]).Refusal);

    [Fact]
    public void More_holidays_than_a_calendar_has_are_refused() => Assert.Equal(CalendarRefusals.TooManyDays,
        Parse([.. Enumerable.Range(0, CalendarRules.MostDays + 1).Select(i => $"DTSTART:20260106\nSUMMARY:{i}")]).Refusal);

    [Fact]
    public void Components_without_end_are_refused() => Assert.Equal(IcsRefusals.Broken,
        IcsHolidays.Parse(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("BEGIN:VCALENDAR\n", 100))), First, Last).Refusal);

    [Fact]
    public void Whatever_the_bytes_they_are_read_or_refused()
    {
        var lines = Gen.Elements("BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "DTSTART:20260101", "DTSTART:99991231", "RRULE:FREQ=YEARLY", "RRULE:FREQ=YEARLY;COUNT=-1",
            "RRULE:FREQ=YEARLY;UNTIL=", "DTEND:00010101", "DURATION:P999D", "EXDATE:", "RDATE:99991231", " folded", ":", ";", "SUMMARY;=\":x", "SUMMARY:\\");
        Prop.ForAll(lines.ListOf().ToArbitrary(), file =>
        {
            var read = IcsHolidays.Parse(Encoding.UTF8.GetBytes($"BEGIN:VCALENDAR\n{string.Join('\n', file)}\nEND:VCALENDAR"), First, Last);
            return read.Refusal is not null || read.Value!.Holidays.All(h => h.From <= h.To);
        }).QuickCheckThrowOnFailure();
    }

    private static IReadOnlyList<Holiday> Holidays(params string[] events) => Parse(events).Value!.Holidays;

    private static Outcome<IcsHolidays> Parse(params string[] events) => IcsHolidays.Parse(
        Encoding.UTF8.GetBytes($"BEGIN:VCALENDAR\nVERSION:2.0\n{string.Concat(events.Select(e => $"BEGIN:VEVENT\n{e}\nEND:VEVENT\n"))}END:VCALENDAR\n".Replace("\n", "\r\n")), First, Last);
}
