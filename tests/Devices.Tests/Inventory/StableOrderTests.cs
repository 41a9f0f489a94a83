using FsCheck;
using FsCheck.Fluent;

namespace Platform.Devices.Inventory;

public sealed class StableOrderTests
{
    [Fact]
    public void It_orders_as_a_stable_sort_does() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<long[]>(), keys => Sorted(keys).SequenceEqual(Enumerable.Range(0, keys.Length).OrderBy(i => keys[i]))));

    [Fact]
    public void The_widest_range_there_is_does_not_overflow() => Assert.Equal([1, 2, 0], Sorted([long.MaxValue, long.MinValue, 0]));

    private static int[] Sorted(long[] keys)
    {
        var (order, spare) = (new int[keys.Length + 1], new int[keys.Length + 1]);
        StableOrder.Sort(keys, ref order, ref spare);
        return order[..keys.Length];
    }
}
