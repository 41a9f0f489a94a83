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
        new("manager", "Manager", "Answers for people and places: sees everything, keeps sites and users in order, shares views with everyone.", ["*.read", "sites.*", "devices.*", "alerts.*", "tickets.*", "knowledge.*", "sla.*", "users.*", "views.share"]),
        new("supervisor", "Supervisor", "Leads a shift: sees and changes sites, devices, alerts and tickets, and who works there.", ["sites.*", "devices.*", "alerts.*", "tickets.*", "knowledge.*", "users.read", "roles.read", "jobs.read", "tenant.read"]),
        new("operator", "Operator", "Watches the screens: sees sites, acts on devices and alerts, and works on tickets.", ["sites.read", "devices.*", "alerts.read", "alerts.write", "alerts.silence", "tickets.read", "tickets.write", "tickets.assign", "tickets.close", "tickets.request", "knowledge.read", "knowledge.write", "tenant.read"]),
        new("field-agent", "Field agent", "Works at the sites: sees them and their devices, and asks for help.", ["sites.read", "devices.read", "tickets.request", "knowledge.read"]),
        new("technician", "Technician", "Installs and repairs: registers, moves and tests devices, and answers alerts and tickets.", ["sites.read", "devices.*", "telemetry.*", "alerts.read", "alerts.write", "tickets.read", "tickets.write", "tickets.request", "knowledge.read", "knowledge.write"]),
        new("sales", "Sales", "Wins and looks after customers.", ["sites.read", "tickets.read", "tickets.request", "knowledge.read", "tenant.read"]),
        new("auditor", "Auditor", "Sees everything and changes nothing.", ["*.read"]),
        new("client", "Client", "A customer who looks at their own sites, and asks for help.", ["sites.read", "devices.read", "tickets.request", "knowledge.read"]),
        new("vendor", "Vendor", "A supplier who works on single devices.", ["devices.read"]),
    ];

    private static readonly Dictionary<string, Role> ByName = Templates.ToDictionary(role => role.Name);

    /// <summary>A role this version does not know (a newer one wrote it, or it was removed) permits nothing.</summary>
    public static Role Of(string name) => ByName.GetValueOrDefault(name) ?? new(name, name, "", []);

    public static bool IsTemplate(string name) => ByName.ContainsKey(name);
}
