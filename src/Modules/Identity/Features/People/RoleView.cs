using System.Text.Json.Serialization;
using Platform.Hosting.Http;
using Platform.Identity.Domain;

namespace Platform.Identity.Features.People;

/// <summary>
/// A role. <paramref name="Permissions"/> is how it is written, patterns among them; <paramref name="Grants"/> is what that comes to now, and "*" is everything.
/// A role that is not the company's own comes with the platform and cannot be changed.
/// </summary>
internal sealed record RoleView(
    string Id, string Title, string Description, IReadOnlyList<string> Permissions, IReadOnlyList<string> Grants, bool IsOwn, int Users, [property: JsonIgnore] int Version) : IVersioned
{
    public static RoleView Of(Role role, PermissionPatterns patterns, int users) =>
        new(role.Name, role.Title, role.Description, role.Permissions, patterns.Expand(role.Permissions), false, users, 1);

    public static RoleView Of(CustomRole role, PermissionPatterns patterns, int users) =>
        new(role.Key.ToString(), role.Title, role.Description, role.Permissions, patterns.Expand(role.Permissions), true, users, role.Version);
}

/// <summary>All roles there are.</summary>
internal sealed record RolesView(IReadOnlyList<RoleView> Items);
