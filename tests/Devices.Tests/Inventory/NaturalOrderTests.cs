using FsCheck;
using FsCheck.Fluent;

namespace Platform.Devices.Inventory;

public sealed class NaturalOrderTests
{
    [Fact]
    public void Numbers_in_names_count_as_numbers() => Assert.Equal(["Sensor 2", "Sensor 9", "Sensor 10", "Sensor 100"], Sorted("Sensor 10", "Sensor 9", "Sensor 100", "Sensor 2"));

    [Fact]
    public void Capitals_do_not_matter() => Assert.Equal(["alpha", "Beta", "gamma"], Sorted("gamma", "Beta", "alpha"));

    [Fact]
    public void A_name_comes_before_the_longer_one_it_begins() => Assert.Equal(["Door", "Door 1"], Sorted("Door 1", "Door"));

    [Fact]
    public void Numbers_too_long_for_any_integer_are_compared_too() =>
        Assert.Equal(["x99999999999999999999998", "x99999999999999999999999"], Sorted("x99999999999999999999999", "x99999999999999999999998"));

    [Theory]
    [InlineData("a", "A"), InlineData("7", "007"), InlineData("Pump", "pump")]
    public void Different_names_never_share_a_place(string one, string other)
    {
        var order = NaturalOrder.Comparer;
        Assert.NotEqual(0, order.Compare(one, other));
        Assert.Equal(Math.Sign(order.Compare(one, other)), -Math.Sign(order.Compare(other, one)));
    }

    [Fact]
    public void Keys_stand_as_their_names_do() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements("0", "7", "9", "12", "007", "a", "A", "ä", "ß", " ", "-", "\ud83d\ude00").ListOf().Select(string.Concat).Two().ToArbitrary(), pair =>
        {
            var byKey = string.CompareOrdinal(NaturalOrder.KeyOf(pair.Item1), NaturalOrder.KeyOf(pair.Item2)) is not 0 and var order ? order : string.CompareOrdinal(pair.Item1, pair.Item2);
            return Math.Sign(byKey) == Math.Sign(NaturalOrder.Comparer.Compare(pair.Item1, pair.Item2));
        }));

    private static string[] Sorted(params string[] names) => [.. names.Order(NaturalOrder.Comparer)];
}
