using FsCheck;
using FsCheck.Fluent;

namespace Platform.Alerts.Domain.Effectiveness;

public class NoiseTests
{
    [Fact]
    public void The_reduction_is_what_is_left_of_alerts_when_notifications_are_taken_away() => Assert.Equal((0.4m, 60m), (Of(100, 40).NotificationsPerAlert, Of(100, 40).ReductionPercent));

    [Fact]
    public void Whoever_is_told_more_often_than_things_go_wrong_is_spared_less_than_nothing() => Assert.Equal(-50m, Of(10, 15).ReductionPercent);

    [Fact]
    public void Where_nothing_began_there_is_nothing_to_reduce() => Assert.Null(Of(0, 3).ReductionPercent);

    [Fact]
    public void Hours_add_up() => Prop.ForAll(Gen.Choose(0, 1_000).ArrayOf().ToArbitrary(), counts =>
        counts.Aggregate(Noise.None, (sum, n) => sum + Of(n, n / 2)) is var total && (total.Alerts, total.Notifications) == (counts.Sum(), counts.Sum(n => n / 2))).QuickCheckThrowOnFailure();

    private static Noise Of(int alerts, int notifications) => new(0, alerts, notifications, 0, 0, 0);
}
