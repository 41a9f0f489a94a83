namespace Platform.Devices.Domain.Value;

public sealed class DowntimeAvoidedTests
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_was_avoided_is_what_would_have_failed_if_it_had_been_left_alone()
    {
        var avoided = new DowntimeAvoided(ActedUpon: 8, ActedUponFailed: 1, LeftAlone: 20, LeftAloneFailed: 10, EndedOutages: 9, TypicalOutage: TimeSpan.FromHours(2));

        Assert.Equal(TimeSpan.FromHours(6), avoided.Avoided); // (8 × 10/20 − 1) × 2 h
    }

    [Fact]
    public void Acting_never_avoids_less_than_nothing() => Assert.Equal(TimeSpan.Zero, new DowntimeAvoided(2, 2, 20, 1, 9, TimeSpan.FromHours(2)).Avoided);

    [Theory]
    [InlineData(0, 20, 9)]
    [InlineData(4, 9, 9)]
    [InlineData(4, 20, 4)]
    public void Nothing_is_claimed_before_there_is_enough_to_compare_with(int acted, int leftAlone, int outages)
    {
        var avoided = new DowntimeAvoided(acted, 0, leftAlone, 5, outages, TimeSpan.FromHours(1));

        Assert.Null(avoided.Avoided);
        Assert.Single(avoided.Missing);
    }

    [Fact]
    public void A_warning_was_acted_upon_when_care_was_taken_before_it_ended()
    {
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        Warning[] warnings = [Warned(one, 0, 10, failed: false), Warned(one, 20, 30, failed: true), Warned(other, 0, 10, failed: true)];

        var avoided = DowntimeAvoided.Of(warnings, [new(one, Begin.AddHours(4), Begin.AddHours(5)), new(other, Begin.AddHours(10), Begin.AddHours(11))], [TimeSpan.FromHours(1), TimeSpan.FromHours(9)]);

        Assert.Equal(new DowntimeAvoided(1, 0, 2, 2, 2, TimeSpan.FromHours(5)), avoided);
    }

    private static Warning Warned(Guid device, int from, int to, bool failed) => new(device, Begin.AddHours(from), Begin.AddHours(to), failed);
}
