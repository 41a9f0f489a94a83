namespace Platform.Identity.Domain;

/// <summary>What a user is to the tenant, and so what the user may do.</summary>
internal sealed record Role(string Name, IReadOnlyList<string> Permissions)
{
    /// <summary>The permission that stands for all, also for those of modules to come.</summary>
    public const string Everything = "*";

    public static readonly Role Administrator = new("administrator", [Everything]);

    private static readonly Dictionary<string, Role> All = new() { [Administrator.Name] = Administrator };

    /// <summary>A role this version does not know (a newer one wrote it) permits nothing.</summary>
    public static Role Of(string name) => All.GetValueOrDefault(name) ?? new(name, []);
}
