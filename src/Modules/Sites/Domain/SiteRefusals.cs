namespace Platform.Sites.Domain;

internal static class SiteRefusals
{
    public static readonly Refusal NotFound = Refusal.NotFound("site.not-found", "There is no such site.");
    public static readonly Refusal NameTaken = Refusal.Conflict("site.name-taken", "Another site has this name; give this one a name of its own.");
    public static readonly Refusal UnknownZone = Refusal.Invalid("site.unknown-time-zone", "There is no such time zone. Use an IANA name such as Europe/Berlin.");
    public static readonly Refusal HalfPlaced = Refusal.Invalid("site.half-placed", "A position has a latitude and a longitude, or neither.");
    public static readonly Refusal HoursCrossed = Refusal.Invalid("site.hours-crossed", "A period begins before it ends, and the periods of a day do not overlap; a night shift is two, to 24:00 and from 00:00.");
    public static readonly Refusal FenceShapeless = Refusal.Invalid("site.fence-shapeless", "A geofence is either a circle or a polygon.");
    public static readonly Refusal FenceTooSmall = Refusal.Invalid("site.fence-too-small", "A polygon needs at least three different corners.");
    public static readonly Refusal FenceTooWide = Refusal.Invalid("site.fence-too-wide", "A polygon has at most 200 corners and spans at most 10 degrees.");
    public static readonly Refusal FenceCrossed = Refusal.Invalid("site.fence-crossed", "Sides of the polygon cross or touch each other; name its corners in the order one walks along it.");
    public static readonly Refusal HoursMalformed = Refusal.Invalid("site.hours-malformed", "A period is from one time of day to another, such as 08:00 to 12:30, and a day has at most six.");
    public static readonly Refusal FenceMalformed = Refusal.Invalid("site.fence-malformed", "Points have a latitude from -90 to 90 and a longitude from -180 to 180, circles a radius from 1 to 100,000 metres.");
}
