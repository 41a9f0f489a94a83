using Platform.Calendars;

namespace Platform.Sites.Domain;

public class BusinessHoursTests
{
    private static readonly OpenPeriod[] Usual = [new("08:00", "12:00"), new("13:00", "17:30")];

    private static readonly BusinessHours Shop = new()
    {
        Monday = Usual, Tuesday = Usual, Wednesday = Usual, Thursday = Usual, Friday = [new("22:00", "24:00")], Saturday = [new("00:00", "06:00")],
    };

    [Theory]
    [InlineData("2026-03-02T06:59:00Z", false)] // Monday; Berlin is an hour ahead
    [InlineData("2026-03-02T07:00:00Z", true)]
    [InlineData("2026-03-02T11:00:00Z", false)]
    [InlineData("2026-03-02T12:00:00Z", true)]
    [InlineData("2026-03-30T06:00:00Z", true)] // two hours ahead, in summer
    [InlineData("2026-03-06T22:59:00Z", true)] // Friday night into Saturday
    [InlineData("2026-03-06T23:00:00Z", true)]
    [InlineData("2026-03-08T12:00:00Z", false)]
    public void It_is_open_by_the_clock_of_the_place(string now, bool open) =>
        Assert.Equal(open, Shop.IsOpen(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), Zones.Find("Europe/Berlin")));

    [Fact]
    public void Periods_are_kept_in_order() =>
        Assert.Equal(new() { Monday = Usual }, BusinessHours.Tidy(new() { Monday = [Usual[1], Usual[0]] }).Value);

    [Theory]
    [InlineData("12:00", "12:00", "13:00", "14:00")]
    [InlineData("17:00", "08:00", "18:00", "19:00")]
    [InlineData("08:00", "12:00", "11:59", "14:00")]
    public void Periods_do_not_cross(string from, string to, string nextFrom, string nextTo) =>
        Assert.Equal(SiteRefusals.HoursCrossed, BusinessHours.Tidy(new() { Sunday = [new(from, to), new(nextFrom, nextTo)] }).Refusal);

    [Fact]
    public void They_are_told_as_people_write_them_on_a_door() => Assert.Equal("Mon–Thu 08:00–12:00, 13:00–17:30; Fri 22:00–24:00; Sat 00:00–06:00", Shop.ToString());
}
