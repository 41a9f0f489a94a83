namespace Platform.Sites.Domain;

/// <summary>Which time zones exist: the IANA names this machine knows.</summary>
internal static class TimeZones
{
    public static bool Exists(string name) => name.Contains('/') ? TimeZoneInfo.TryFindSystemTimeZoneById(name, out _) : name is "UTC";

    /// <summary>The zone, or UTC where a machine knows fewer zones than the one that took it.</summary>
    public static TimeZoneInfo Find(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;
}
