namespace Platform.Devices.Domain.Health;

public sealed class BatteryLifeTests
{
    [Fact]
    public void A_battery_that_falls_one_percent_a_day_from_sixty_is_empty_in_about_two_months()
    {
        var battery = Falling(perDay: 1, days: 14, from: 74);
        var life = BatteryLife.Of(battery)!;
        Assert.InRange(life.PercentPerDay, 0.9f, 1.1f);
        Assert.InRange((life.EmptyAt - battery.At).TotalDays, 54, 66);
        Assert.True(life.EarliestEmptyAt <= life.EmptyAt && life.EmptyAt <= life.LatestEmptyAt);
    }

    [Fact]
    public void The_noisier_its_gauge_the_wider_is_the_interval()
    {
        var (steady, noisy) = (BatteryLife.Of(Falling(perDay: 2, days: 14, from: 90))!, BatteryLife.Of(Falling(perDay: 2, days: 14, from: 90, noise: 2))!);
        Assert.True(noisy.LatestEmptyAt - noisy.EarliestEmptyAt > steady.LatestEmptyAt - steady.EarliestEmptyAt);
    }

    [Fact]
    public void Nothing_is_said_of_a_battery_that_does_not_fall() => Assert.Null(BatteryLife.Of(Falling(perDay: 0, days: 14, from: 80)));

    [Fact]
    public void Nothing_is_said_after_an_hour() => Assert.Null(BatteryLife.Of(Falling(perDay: 24, days: 1 / 24.0, from: 80)));

    [Fact]
    public void Nothing_is_said_of_a_battery_nobody_has_heard_of() => Assert.Null(BatteryLife.Of(default));

    private static BatteryTrend Falling(float perDay, double days, float from, float noise = 0)
    {
        var (battery, chance) = (new BatteryTrend(), new Random(7));
        for (var at = TimeSpan.Zero; at <= TimeSpan.FromDays(days); at += TimeSpan.FromMinutes(10))
            battery = battery.After(from - perDay * (float)at.TotalDays + noise * (2 * chance.NextSingle() - 1), Live.Start + at);
        return battery;
    }
}
