using FsCheck;
using FsCheck.Fluent;

namespace Platform.Sites.Domain;

public class GeofenceTests
{
    private static readonly GeoPoint[] Square = [new(0, 0), new(0, 1), new(1, 1), new(1, 0)];

    [Fact]
    public void A_polygon_is_closed_by_itself() =>
        Assert.Equal(Geofence.Tidy(new() { Polygon = Square }).Value, Geofence.Tidy(new() { Polygon = [.. Square, Square[0]] }).Value);

    [Fact]
    public void A_polygon_may_have_bays() => Assert.Null(Refusal([.. Square, new(0.5, 0.5)]));

    [Fact]
    public void Sides_that_cross_are_refused() => Assert.Equal(SiteRefusals.FenceCrossed, Refusal([Square[0], Square[2], Square[1], Square[3]]));

    [Fact]
    public void Sides_that_touch_are_refused() => Assert.Equal(SiteRefusals.FenceCrossed, Refusal([new(0, 0), new(0, 2), new(1, 2), new(0, 1), new(1, 0)]));

    [Fact]
    public void Sides_that_lie_upon_each_other_are_refused() => Assert.Equal(SiteRefusals.FenceCrossed, Refusal([new(0, 0), new(0, 1), new(0, 0.5), new(1, 1)]));

    [Fact]
    public void A_line_is_no_ground() => Assert.Equal(SiteRefusals.FenceCrossed, Refusal([new(0, 0), new(0, 1), new(0, 2)]));

    [Fact]
    public void Two_corners_are_too_few() => Assert.Equal(SiteRefusals.FenceTooSmall, Refusal([new(0, 0), new(1, 1), new(0, 0)]));

    [Fact]
    public void Half_a_continent_is_too_wide() => Assert.Equal(SiteRefusals.FenceTooWide, Refusal([new(0, 0), new(0, 20), new(20, 20)]));

    [Fact]
    public void It_is_a_circle_or_a_polygon_and_not_both()
    {
        Assert.Equal(SiteRefusals.FenceShapeless, Geofence.Tidy(new()).Refusal);
        Assert.Equal(SiteRefusals.FenceShapeless, Geofence.Tidy(new() { Circle = new(new(0, 0), 10), Polygon = Square }).Refusal);
    }

    // Corners in the order of their angles around a point within never cross, whatever their distances.
    [Fact]
    public void Every_star_shaped_polygon_is_taken() => Prop.ForAll(Gen.Choose(1, 100).ListOf(12).ToArbitrary(), distances =>
        Refusal([.. distances.Select((d, i) => new GeoPoint(d / 30.0 * Math.Sin(i * Math.Tau / distances.Count), d / 30.0 * Math.Cos(i * Math.Tau / distances.Count)))]) is null).QuickCheckThrowOnFailure();

    private static Refusal? Refusal(GeoPoint[] corners) => Geofence.Tidy(new() { Polygon = corners }).Refusal;
}
