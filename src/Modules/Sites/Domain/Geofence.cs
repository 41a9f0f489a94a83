using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Platform.Sites.Domain;

/// <summary>A point on the globe, in degrees of WGS 84.</summary>
internal sealed record GeoPoint([property: Range(-90.0, 90.0)] double Latitude, [property: Range(-180.0, 180.0)] double Longitude)
{
    internal bool IsOnGlobe => Math.Abs(Latitude) <= 90 && Math.Abs(Longitude) <= 180;
}

/// <summary>All within so many metres of a point.</summary>
internal sealed record GeoCircle([property: Required] GeoPoint Centre, [property: Range(1.0, Geofence.MostMetres)] double RadiusMetres);

/// <summary>Where a site's ground ends: a circle, or a polygon whose last point joins its first.</summary>
internal sealed record Geofence
{
    public const int MostPoints = 200;
    public const double MostMetres = 100_000;
    private const double WidestDegrees = 10;

    public GeoCircle? Circle { get; init; }

    [MinLength(3), MaxLength(MostPoints + 1), Description("The corners, 3 to 200, in order; the first may be repeated at the end. No two sides may cross.")]
    public IReadOnlyList<GeoPoint>? Polygon { get; init; }

    /// <summary>The fence as it is kept, or why it cannot be.</summary>
    public static Outcome<Geofence> Tidy(Geofence fence)
    {
        if (fence.Circle is null == fence.Polygon is null) return SiteRefusals.FenceShapeless;
        // Validation of shape does not reach into lists.
        if (fence.Polygon is not { } corners) return fence.Circle is { Centre.IsOnGlobe: true, RadiusMetres: >= 1 and <= MostMetres } ? fence : SiteRefusals.FenceMalformed;
        if (corners.Any(c => c is not { IsOnGlobe: true })) return SiteRefusals.FenceMalformed;
        GeoPoint[] ring = [.. corners.Count > 1 && corners[0] == corners[^1] ? corners.Take(corners.Count - 1) : corners];
        if (ring.Length < 3 || ring.Distinct().Count() < 3) return SiteRefusals.FenceTooSmall;
        if (ring.Length > MostPoints || Spread(ring, p => p.Latitude) > WidestDegrees || Spread(ring, p => p.Longitude) > WidestDegrees) return SiteRefusals.FenceTooWide;
        return Rings.IsSimple(ring) ? new Geofence { Polygon = ring } : SiteRefusals.FenceCrossed;
    }

    public override string ToString() => Circle is { } circle
        ? string.Create(CultureInfo.InvariantCulture, $"a circle of {circle.RadiusMetres:0.#} m around {circle.Centre.Latitude:0.#####}, {circle.Centre.Longitude:0.#####}")
        : $"a polygon of {Polygon?.Count} corners";

    public bool Equals(Geofence? other) => other is not null && Circle == other.Circle && (Polygon ?? []).SequenceEqual(other.Polygon ?? []);
    public override int GetHashCode() => HashCode.Combine(Circle, Polygon?.Count, Polygon?[0]);

    private static double Spread(GeoPoint[] ring, Func<GeoPoint, double> of) => ring.Max(of) - ring.Min(of);
}
