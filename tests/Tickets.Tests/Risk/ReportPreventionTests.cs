namespace Platform.Tickets.Risk;

public class ReportPreventionTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Fact]
    public void On_Monday_at_nine_where_the_desk_is_last_week_is_due()
    {
        Assert.Null(ReportPrevention.Due(new(2026, 7, 6, 6, 59, 59, TimeSpan.Zero), Berlin));
        Assert.Equal(new DateOnly(2026, 6, 29), ReportPrevention.Due(new(2026, 7, 6, 7, 0, 0, TimeSpan.Zero), Berlin));
    }

    [Fact]
    public void A_Monday_nobody_was_there_for_is_made_up_for_until_the_next()
    {
        Assert.Equal(new DateOnly(2026, 6, 29), ReportPrevention.Due(new(2026, 7, 12, 20, 0, 0, TimeSpan.Zero), Berlin));
        Assert.Null(ReportPrevention.Due(new(2026, 7, 12, 23, 0, 0, TimeSpan.Zero), Berlin)); // Monday there
    }
}
