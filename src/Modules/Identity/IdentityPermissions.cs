using Platform.Hosting.Contributions;

namespace Platform.Identity;

/// <summary>What this module adds to the catalogue of permissions.</summary>
internal static class IdentityPermissions
{
    public static readonly Permission ReadTenant = new("tenant.read", "See the company's name and address");
    public static readonly Permission WriteTenant = new("tenant.write", "Rename the company");
    public static readonly Permission ReadApiKeys = new("api-keys.read", "See which API keys exist and when they were last used");
    public static readonly Permission WriteApiKeys = new("api-keys.write", "Create and revoke API keys");

    public static readonly Permission ReadPlan = new("plan.read", "See the plan, what it costs and what is used");
    public static readonly Permission WritePlan = new("plan.write", "Choose the plan");

    public static readonly Permission[] All = [ReadTenant, WriteTenant, ReadApiKeys, WriteApiKeys, ReadPlan, WritePlan];
}
