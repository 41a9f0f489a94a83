using Platform.Hosting.Contributions;

namespace Platform.Identity;

/// <summary>What this module adds to the catalogue of permissions.</summary>
internal static class IdentityPermissions
{
    public static readonly Permission ReadTenant = new("tenant.read", "See the company's name and address");
    public static readonly Permission WriteTenant = new("tenant.write", "Rename the company");
    public static readonly Permission ReadApiKeys = new("api-keys.read", "See which API keys exist and when they were last used");
    public static readonly Permission WriteApiKeys = new("api-keys.write", "Create and revoke API keys");

    public static readonly Permission ReadUsers = new("users.read", "See who works for the company and what they may do");
    public static readonly Permission WriteUsers = new("users.write", "Invite users, change what they may do, deactivate them");
    public static readonly Permission ReadRoles = new("roles.read", "See the roles and what they allow");
    public static readonly Permission WriteRoles = new("roles.write", "Make, change and remove roles");
    public static readonly Permission ReadSessions = new("sessions.read", "See where colleagues are signed in");
    public static readonly Permission WriteSessions = new("sessions.write", "End colleagues' sessions");
    public static readonly Permission ReadPlan = new("plan.read", "See the plan, what it costs and what is used");
    public static readonly Permission WritePlan = new("plan.write", "Choose the plan");

    public static readonly Permission ReadAudit = new("audit.read", "See who changed what, when and from where, and export it");
    public static readonly Permission ReadPrivacy = new("privacy.read", "See data requests and how far they are");
    public static readonly Permission WritePrivacy = new("privacy.write", "Export everything kept of a person or the company, and erase people");
    public static readonly Permission ReadOnboarding = new("onboarding.read", "See how far getting started is");
    public static readonly Permission WriteSampleData = new("sample-data.write", "Add sample data and take it away");

    public static readonly Permission[] All =
    [
        ReadTenant, WriteTenant, ReadApiKeys, WriteApiKeys,
        ReadUsers, WriteUsers, ReadRoles, WriteRoles,
        ReadSessions, WriteSessions,
        ReadPlan, WritePlan,
        ReadAudit, ReadPrivacy, WritePrivacy, ReadOnboarding, WriteSampleData,
    ];
}
