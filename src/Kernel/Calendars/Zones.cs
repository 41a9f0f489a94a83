using System.Diagnostics.CodeAnalysis;

namespace Platform.Calendars;

/// <summary>The time zones this machine knows, by their IANA names.</summary>
public static class Zones
{
    // Zones are files: a name that begins with a slash would be any file. "right" counts leap seconds, which nothing else here does.
    private static readonly string[] NotAreas = ["posix", "right"];

    /// <summary>Only UTC and names with an area: "localtime" would be another zone on another machine.</summary>
    public static bool TryFind(string? name, [NotNullWhen(true)] out TimeZoneInfo? zone)
    {
        zone = null;
        return (name is "UTC" || HasArea(name)) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone);
    }

    /// <summary>A zone somebody was allowed to choose, or UTC where this machine knows fewer zones than the one that took it.</summary>
    public static TimeZoneInfo Find(string name) => TryFind(name, out var zone) ? zone : TimeZoneInfo.Utc;

    private static bool HasArea([NotNullWhen(true)] string? name) =>
        name is { Length: <= 64 } && name.IndexOf('/') is > 0 and var slash && name.All(IsOfName) && !NotAreas.Contains(name[..slash]);

    private static bool IsOfName(char c) => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+';
}
