namespace Platform.Devices.Domain.Prediction;

public sealed class OutlookTests
{
    [Fact]
    public void A_failure_is_foretold_when_it_has_been_probable_for_three_looks() =>
        Assert.Equal([false, false, true], Look(default, 0.9f, 0.9f, 0.9f));

    [Fact]
    public void A_flicker_is_no_alarm() => Assert.DoesNotContain(true, Look(default, 0.9f, 0.9f, 0.1f, 0.9f, 0.9f, 0.1f));

    [Fact]
    public void What_was_told_is_no_news() => Assert.DoesNotContain(true, Look(Foretold, 0.9f, 0.9f, 0.9f, 0.9f, 0.9f, 0.9f, 0.9f));

    [Fact]
    public void It_is_withdrawn_when_it_has_been_improbable_for_half_an_hour() =>
        Assert.Equal([false, false, false, false, false, true], Look(Foretold, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f));

    [Fact]
    public void Less_probable_than_the_alarm_is_not_improbable() => Assert.DoesNotContain(true, Look(Foretold, 0.3f, 0.3f, 0.3f, 0.3f, 0.3f, 0.3f, 0.3f));

    private static ClassOutlook Foretold => new(0.9f, 0, IsForetold: true);

    private static bool[] Look(ClassOutlook outlook, params float[] probabilities) => [.. probabilities.Select(p =>
    {
        outlook = outlook.After(p, alarm: 0.5f);
        var isNews = outlook.IsNews;
        outlook = outlook.Told();
        return isNews;
    })];
}
