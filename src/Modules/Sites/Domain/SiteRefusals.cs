namespace Platform.Sites.Domain;

internal static class SiteRefusals
{
    public static readonly Refusal NotFound = Refusal.NotFound("site.not-found", "There is no such site.");
    public static readonly Refusal NameTaken = Refusal.Conflict("site.name-taken", "Another site has this name; give this one a name of its own.");
    public static readonly Refusal UnknownZone = Refusal.Invalid("site.unknown-time-zone", "There is no such time zone. Use an IANA name such as Europe/Berlin.");
}
