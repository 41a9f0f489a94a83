using Platform.Hosting.Contributions;

namespace Platform.Identity.Domain;

/// <summary>
/// What patterns of permissions come to, given the catalogue: "devices.*" is all of one module's nouns, "*.read" is one verb everywhere,
/// "*" is all there is and will be, and everything else is a permission by its name.
/// </summary>
internal sealed class PermissionPatterns(IEnumerable<Permission> catalogue)
{
    public IReadOnlyList<string> Names { get; } = [.. catalogue.Select(p => p.Name).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The permissions by name; "*" stands for itself.</summary>
    public IReadOnlyList<string> Expand(IEnumerable<string> patterns)
    {
        var all = patterns.ToList();
        return all.Contains(Role.Everything) ? [Role.Everything] : [.. Names.Where(name => all.Exists(pattern => Matches(pattern, name)))];
    }

    /// <summary>Whether the pattern stands for anything.</summary>
    public bool IsKnown(string pattern) => pattern == Role.Everything || Names.Any(name => Matches(pattern, name));

    private static bool Matches(string pattern, string name) =>
        pattern.EndsWith(".*", StringComparison.Ordinal) ? name.StartsWith(pattern[..^1], StringComparison.Ordinal)
        : pattern.StartsWith("*.", StringComparison.Ordinal) ? name.EndsWith(pattern[1..], StringComparison.Ordinal)
        : pattern == name;
}
