using Microsoft.Extensions.Configuration;

namespace Platform.Hosting.Settings;

/// <summary>A setting as it stands: its value (masked when secret), where that came from, and what is wrong with it.</summary>
public sealed record SettingState(Setting Setting, string? Value, string Source, string? Problem);

/// <summary>Every setting and every problem at once, so that nobody mends them one restart at a time.</summary>
public static class SettingsReport
{
    public static IReadOnlyList<SettingState> Of(IConfigurationRoot configuration, IEnumerable<Setting> settings) =>
        [.. settings.DistinctBy(s => s.Key, StringComparer.OrdinalIgnoreCase).OrderBy(s => s.Key, StringComparer.OrdinalIgnoreCase).Select(s => StateOf(configuration, s))];

    /// <summary>Keys set in a section of ours that no code reads: most often a slip of the pen.</summary>
    public static IReadOnlyList<string> Unknown(IConfigurationRoot configuration, IEnumerable<Setting> settings)
    {
        var known = settings.Select(s => s.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var sections = known.Where(k => k.Contains(':')).Select(k => k[..k.IndexOf(':')]).Where(s => s != "ConnectionStrings").Distinct(StringComparer.OrdinalIgnoreCase);
        return [.. from section in sections
                   from pair in configuration.GetSection(section).AsEnumerable()
                   where pair.Value is { Length: > 0 } && !known.Contains(pair.Key)
                   select $"{pair.Key} is set, but nothing reads it{Suggest(pair.Key, known)}."];
    }

    private static SettingState StateOf(IConfigurationRoot configuration, Setting setting)
    {
        var value = configuration[setting.Key];
        if (string.IsNullOrEmpty(value)) return new(setting, setting.Default.Length > 0 ? setting.Default : null, "default", null);

        var source = configuration.Providers.Last(p => p.TryGet(setting.Key, out _)).ToString() ?? "configuration";
        // What is wrong with a secret is said without the secret.
        var problem = setting.Check(value) is not { } wrong ? null : setting.Secret ? wrong.Replace(value, "••••", StringComparison.Ordinal) : wrong;
        return new(setting, setting.Secret ? "••••" : value, source, problem);
    }

    private static string Suggest(string key, HashSet<string> known) =>
        known.OrderBy(k => Distance(k, key)).FirstOrDefault() is { } near && Distance(near, key) <= 3 ? $"; did you mean {near}?" : "";

    // Levenshtein's distance: how many letters were mistyped.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                var cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + cost);
                diagonal = above;
            }
        }

        return row[^1];
    }
}
