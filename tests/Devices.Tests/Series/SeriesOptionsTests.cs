using Platform.Hosting.Settings;

namespace Platform.Devices.Series;

public sealed class SeriesOptionsTests
{
    private static readonly Setting CompactAfter = SeriesOptions.Settings.Single(s => s.Key == "Devices:CompactAfterDays");

    [Theory]
    [InlineData("0"), InlineData("1"), InlineData("7")]
    public void A_day_that_may_still_get_late_readings_is_not_compacted(string days) =>
        Assert.Contains("accepted up to 7 days late", CompactAfter.Check(days), StringComparison.Ordinal);

    [Theory]
    [InlineData("-8"), InlineData("8.5"), InlineData("soon"), InlineData("366")]
    public void What_is_no_number_of_days_is_refused(string days) => Assert.Contains("not a whole number from 8 to 365", CompactAfter.Check(days), StringComparison.Ordinal);

    [Theory]
    [InlineData("8"), InlineData("365")]
    public void A_day_over_for_good_may_be_compacted(string days) => Assert.Null(CompactAfter.Check(days));

    [Fact]
    public void What_holds_when_nothing_is_set_is_allowed() => Assert.Null(CompactAfter.Check(CompactAfter.Default));
}
