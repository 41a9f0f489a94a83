using System.Collections.Immutable;

namespace Platform.Tickets.Domain;

/// <summary>Why two tickets may be about one thing.</summary>
internal enum LikenessSign { Words, Device, Requester, Site, Time }

/// <summary>What one sign adds to a likeness.</summary>
internal readonly record struct LikenessPart(LikenessSign Sign, int Points);

/// <summary>
/// How likely two tickets that are not done are about one thing, in points of 100: words alone are most of it, the same device, requester and time make sure.
/// The parts add up to it exactly.
/// </summary>
internal sealed record Likeness(ImmutableArray<LikenessPart> Parts)
{
    /// <summary>From so many points on it is worth somebody's look.</summary>
    public const int Least = 45;

    private const int OfWords = 60, OfDevice = 20, OfRequester = 10, OfSite = 5, OfHour = 10, OfDay = 5;

    public int Points => Parts.Sum(part => part.Points);

    /// <param name="a">One ticket.</param>
    /// <param name="b">The other.</param>
    /// <param name="shared">How much of the one's words the other has, from 0 to 1.</param>
    public static Likeness Of(Ticket a, Ticket b, double shared)
    {
        var apart = (a.OpenedAt - b.OpenedAt).Duration();
        var sameDevice = a.DeviceId is { } device && device == b.DeviceId;
        return new([.. ((ReadOnlySpan<LikenessPart>)
        [
            new(LikenessSign.Words, (int)Math.Round(OfWords * Math.Clamp(shared, 0, 1))),
            new(LikenessSign.Device, sameDevice ? OfDevice : 0),
            new(LikenessSign.Requester, a.RequesterId == b.RequesterId ? OfRequester : 0),
            new(LikenessSign.Site, !sameDevice && a.SiteId != Guid.Empty && a.SiteId == b.SiteId ? OfSite : 0),
            new(LikenessSign.Time, apart <= TimeSpan.FromHours(1) ? OfHour : apart <= TimeSpan.FromDays(1) ? OfDay : 0),
        ]).ToArray().Where(part => part.Points > 0)]);
    }
}
