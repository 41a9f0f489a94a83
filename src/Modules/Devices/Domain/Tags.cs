namespace Platform.Devices.Domain;

/// <summary>The tags of a device.</summary>
internal static class Tags
{
    public const int Most = 20;
    public const string Rule = $"{TagWords.Rule}, and a device has at most 20 of them.";

    /// <summary>The tags as they are kept, or why they cannot be.</summary>
    public static Outcome<string[]> Tidy(IEnumerable<string> tags) => TagWords.Tidy(tags, Most, DeviceRefusals.TagMalformed);
}
