namespace Platform.Sites.Domain;

/// <summary>Whether a closed line of straight sides is the border of one piece of ground. On a few degrees, the globe counts as flat.</summary>
internal static class Rings
{
    /// <summary>No two sides meet but neighbours, and those only in their corner.</summary>
    public static bool IsSimple(IReadOnlyList<GeoPoint> ring)
    {
        for (var i = 0; i < ring.Count; i++)
            for (var j = i + 1; j < ring.Count; j++)
            {
                var (a, b, c, d) = (ring[i], ring[(i + 1) % ring.Count], ring[j], ring[(j + 1) % ring.Count]);
                var meet = j == i + 1 ? FoldsBack(a, b, d) : (j + 1) % ring.Count == i ? FoldsBack(c, a, b) : Cross(a, b, c, d);
                if (meet) return false;
            }

        return true;
    }

    // Neighbours share a corner; they may not lie upon each other, nor have no length.
    private static bool FoldsBack(GeoPoint before, GeoPoint corner, GeoPoint after) =>
        before == corner || corner == after
        || (Turn(before, corner, after) == 0
            && ((before.Longitude - corner.Longitude) * (after.Longitude - corner.Longitude)) + ((before.Latitude - corner.Latitude) * (after.Latitude - corner.Latitude)) > 0);

    private static bool Cross(GeoPoint a, GeoPoint b, GeoPoint c, GeoPoint d)
    {
        var (abc, abd, cda, cdb) = (Turn(a, b, c), Turn(a, b, d), Turn(c, d, a), Turn(c, d, b));
        if (abc * abd < 0 && cda * cdb < 0) return true;
        return (abc == 0 && IsWithin(a, b, c)) || (abd == 0 && IsWithin(a, b, d)) || (cda == 0 && IsWithin(c, d, a)) || (cdb == 0 && IsWithin(c, d, b));
    }

    /// <summary>1 when one turns left at b on the way from a to c, -1 when right, 0 when one goes straight on.</summary>
    private static int Turn(GeoPoint a, GeoPoint b, GeoPoint c) =>
        Math.Sign(((b.Longitude - a.Longitude) * (c.Latitude - a.Latitude)) - ((b.Latitude - a.Latitude) * (c.Longitude - a.Longitude)));

    private static bool IsWithin(GeoPoint a, GeoPoint b, GeoPoint p) =>
        p.Longitude >= Math.Min(a.Longitude, b.Longitude) && p.Longitude <= Math.Max(a.Longitude, b.Longitude)
        && p.Latitude >= Math.Min(a.Latitude, b.Latitude) && p.Latitude <= Math.Max(a.Latitude, b.Latitude);
}
