using FsCheck;
using FsCheck.Fluent;

namespace Platform.Devices.Inventory;

public sealed class StableOrderTests
{
    [Fact]
    public void It_orders_as_a_stable_sort_does() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<long[]>(), keys => StableOrder.Of(keys).SequenceEqual(Enumerable.Range(0, keys.Length).OrderBy(i => keys[i]))));

    [Fact]
    public void The_widest_range_there_is_does_not_overflow() => Assert.Equal([1, 2, 0], StableOrder.Of([long.MaxValue, long.MinValue, 0]));
}
