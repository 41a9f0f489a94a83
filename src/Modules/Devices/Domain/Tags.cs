using System.Text.RegularExpressions;

namespace Platform.Devices.Domain;

/// <summary>Words people hang on devices to find them by: in small letters, each once, in order.</summary>
internal static partial class Tags
{
    public const int Most = 20, Longest = 40;
    public const string Rule = "A tag has 1 to 40 letters, digits or the characters _ . : / -, and a device has at most 20 of them.";

    /// <summary>The tags as they are kept, or why they cannot be.</summary>
    public static Outcome<string[]> Tidy(IEnumerable<string> tags)
    {
        string[] tidy = [.. tags.Select(t => t.Trim().ToLowerInvariant()).Where(t => t.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        return tidy.Length <= Most && tidy.All(t => Tag().IsMatch(t)) ? tidy : DeviceRefusals.TagMalformed;
    }

    [GeneratedRegex(@"^[\p{L}\p{M}\p{Nd}_.:/-]{1,40}\z")]
    private static partial Regex Tag();
}
