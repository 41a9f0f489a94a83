using FsCheck;
using FsCheck.Fluent;

namespace Platform.Devices.Domain.Health;

public sealed class RobustSlopeProperties
{
    [Fact]
    public void A_straight_line_has_the_slope_it_has() =>
        Check(Gen.Choose(4, 32).Zip(Gen.Choose(-500, 500)), (n, slope) => Line(n, slope / 100f) is var found && Near(found.PerHour, slope / 100f) && Near(found.LowPerHour, found.HighPerHour));

    [Fact]
    public void A_few_absurd_points_do_not_move_it() => Check(Gen.Choose(12, 32).Zip(Gen.Choose(0, 1_000)), (n, absurd) =>
    {
        var values = Enumerable.Range(0, n).Select(i => 80 - 0.5f * i).ToArray();
        for (var i = 0; i < n / 6; i++) values[i * 5 % n] = absurd;
        return Math.Abs(RobustSlope.Of(values, 1)!.Value.PerHour + 0.5f) < 0.15f;
    });

    [Fact]
    public void The_slope_lies_in_its_interval() => Check(Gen.Choose(-1_000, 1_000).ArrayOf(12).Zip(Gen.Choose(1, 16)), (values, apart) =>
        RobustSlope.Of([.. values.Select(v => (float)v)], apart) is { } found && found.LowPerHour <= found.PerHour && found.PerHour <= found.HighPerHour);

    [Fact]
    public void Missing_points_are_no_points() => Assert.Equal((4, 8f), RobustSlope.Of([1, float.NaN, 3, float.NaN, 5, float.NaN, float.NaN, float.NaN, 9, float.NaN], 1) is { } found ? (found.Points, found.SpanHours) : default);

    [Fact]
    public void Three_points_say_nothing() => Assert.Null(RobustSlope.Of([3, 2, 1], 1));

    private static RobustSlope Line(int n, float slope) => RobustSlope.Of([.. Enumerable.Range(0, n).Select(i => 50 + slope * i)], 1)!.Value;

    private static bool Near(float a, float b) => Math.Abs(a - b) < 1e-3f;

    private static void Check<A, B>(Gen<(A, B)> some, Func<A, B, bool> holds) => Prop.ForAll(some.ToArbitrary(), s => holds(s.Item1, s.Item2)).QuickCheckThrowOnFailure();
}
