using FsCheck;
using FsCheck.Fluent;

namespace Platform.Hosting.Jobs;

public sealed class BackoffTests
{
    [Fact]
    public void The_wait_is_never_negative_and_never_above_the_limit_of_its_attempt() =>
        Prop.ForAll(Attempts, Chances, (attempt, chance) =>
            Backoff.After(attempt, chance) >= TimeSpan.Zero && Backoff.After(attempt, chance) <= Backoff.Limit(attempt)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_limit_doubles_with_each_attempt_up_to_the_longest_wait() =>
        Prop.ForAll(Attempts, attempt =>
            Backoff.Limit(attempt + 1) == Backoff.Limit(attempt) * 2 || Backoff.Limit(attempt + 1) == Backoff.Longest).QuickCheckThrowOnFailure();

    [Fact]
    public void Chance_reaches_from_at_once_to_the_limit()
    {
        Assert.Equal(TimeSpan.Zero, Backoff.After(5, 0));
        Assert.Equal(Backoff.Limit(5), Backoff.After(5, 1));
    }

    [Fact]
    public void The_usual_number_of_attempts_takes_up_to_three_and_a_half_hours() =>
        Assert.InRange(Enumerable.Range(1, JobOptions.Default.MaxAttempts - 1).Aggregate(TimeSpan.Zero, (sum, attempt) => sum + Backoff.Limit(attempt)), TimeSpan.FromHours(3), TimeSpan.FromHours(3.5));

    private static Arbitrary<int> Attempts => Gen.Choose(1, 10_000).ToArbitrary();
    private static Arbitrary<double> Chances => Gen.Choose(0, 1_000_000).Select(i => i / 1_000_000.0).ToArbitrary();
}
