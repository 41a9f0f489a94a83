using FsCheck;
using FsCheck.Fluent;
using Platform.Contracts;

namespace Platform.Sites.Domain;

public class SiteRollUpTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_site_without_devices_is_unknown()
    {
        var health = SiteRollUp.Of([], null);
        Assert.Equal((Band.Unknown, (int?)null, 0), (health.Band, health.Score, health.Devices.Total));
    }

    [Fact]
    public void The_score_is_the_mean_of_its_devices() => Assert.Equal(85, SiteRollUp.Of([Standing(90), Standing(80)], Noon).Score);

    [Fact]
    public void One_critical_device_keeps_a_site_from_being_healthy()
    {
        var devices = Enumerable.Repeat(Standing(100), 20).Append(Standing(10));
        Assert.Equal(Band.Warning, SiteRollUp.Of(devices, Noon).Band);
    }

    [Fact]
    public void A_silent_device_counts_with_the_score_it_had()
    {
        var silent = new Standing(20, Band.Unknown, false, Noon);
        var health = SiteRollUp.Of([Standing(100), silent], Noon);
        Assert.Equal((60, 1, 1), (health.Score, health.Devices.Unknown, health.Devices.Offline));
    }

    [Fact]
    public void Every_device_is_counted_in_exactly_one_band() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        scores =>
        {
            var devices = SiteRollUp.Of(scores.Select(s => Standing(s % 101)), Noon).Devices;
            return devices.Total == scores.Length && devices.Healthy + devices.Warning + devices.Poor + devices.Critical + devices.Unknown == devices.Total;
        }).QuickCheckThrowOnFailure();

    private static Standing Standing(int score) => new(score, Bands.Of(score), true, Noon);
}
