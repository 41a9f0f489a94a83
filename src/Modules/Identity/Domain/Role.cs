namespace Platform.Identity.Domain;

/// <summary>What a user is to the tenant, and so what the user may do: one that comes with the platform, or one the tenant made (<see cref="CustomRole"/>).</summary>
internal sealed record Role(string Name, string Title, string Description, IReadOnlyList<string> Permissions)
{
    /// <summary>The permission that stands for all, also for those of modules to come.</summary>
    public const string Everything = "*";

    public static readonly Role Administrator = new("administrator", "Administrator", "Runs the company's account: everything, everywhere.", [Everything]);

    /// <summary>The roles every tenant has. Patterns, so that a new module's permissions find their way in.</summary>
    public static readonly IReadOnlyList<Role> Templates =
    [
        Administrator,
        new("manager", "Manager", "Answers for people and places: sees everything, keeps sites and users in order.", ["*.read", "sites.*", "devices.*", "users.*"]),
        new("supervisor", "Supervisor", "Leads a shift: sees and changes sites and devices, and who works there.", ["sites.*", "devices.*", "users.read", "roles.read", "jobs.read", "tenant.read"]),
        new("operator", "Operator", "Watches the screens: sees sites and devices, and acts on devices.", ["sites.read", "devices.*", "tenant.read"]),
        new("field-agent", "Field agent", "Works at the sites: sees them and their devices.", ["sites.read", "devices.read"]),
        new("technician", "Technician", "Installs and repairs: registers, moves and tests devices.", ["sites.read", "devices.*", "telemetry.*"]),
        new("sales", "Sales", "Wins and looks after customers.", ["sites.read", "tenant.read"]),
        new("auditor", "Auditor", "Sees everything and changes nothing.", ["*.read"]),
        new("client", "Client", "A customer who looks at their own sites.", ["sites.read", "devices.read"]),
        new("vendor", "Vendor", "A supplier who works on single devices.", ["devices.read"]),
    ];

    private static readonly Dictionary<string, Role> ByName = Templates.ToDictionary(role => role.Name);

    /// <summary>A role this version does not know (a newer one wrote it, or it was removed) permits nothing.</summary>
    public static Role Of(string name) => ByName.GetValueOrDefault(name) ?? new(name, name, "", []);

    public static bool IsTemplate(string name) => ByName.ContainsKey(name);
}
