namespace Platform.Sites.Domain;

/// <summary>Which time zones exist: the IANA names this machine knows.</summary>
internal static class TimeZones
{
    public static bool Exists(string name) => name.Contains('/') ? TimeZoneInfo.TryFindSystemTimeZoneById(name, out _) : name is "UTC";
}
