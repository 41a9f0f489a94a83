using FsCheck;
using FsCheck.Fluent;

namespace Platform.Learning;

public class WholeSharesTests
{
    [Fact]
    public void Shares_of_any_parts_add_up_to_the_whole() => Prop.ForAll(Gen.Choose(-100_000, 100_000).NonEmptyListOf().ToArbitrary(), Gen.Choose(-1_000, 1_000).ToArbitrary(),
        (parts, whole) => WholeShares.Of([.. parts.Select(p => p / 100m)], whole).Sum() == whole).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_parts_that_add_up_none_is_off_by_more_than_one() => Prop.ForAll(Gen.Choose(-100_000, 100_000).NonEmptyListOf().ToArbitrary(), numbers =>
    {
        var parts = numbers.Select(n => n / 100m).ToList();
        parts.Add(Math.Round(parts.Sum()) - parts.Sum());
        return WholeShares.Of(parts, (long)parts.Sum()).Zip(parts).All(s => Math.Abs(s.First - s.Second) < 1);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_left_goes_to_those_rounding_took_most_from() => Assert.Equal([2, 1, 4], WholeShares.Of([1.9m, 1.2m, 3.9m], 7));

    [Fact]
    public void Of_no_parts_there_are_none() => Assert.Empty(WholeShares.Of([], 3));
}
