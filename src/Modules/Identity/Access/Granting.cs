using System.Security.Claims;
using Platform.Hosting.Http;
using Platform.Identity.Domain;

namespace Platform.Identity.Access;

/// <summary>What a caller may hand on to others: no permission and no site beyond the caller's own.</summary>
internal sealed class Granting(Func<string, bool> may, PermittedSites sites, PermissionPatterns patterns)
{
    public static Granting Of(ClaimsPrincipal caller, PermissionPatterns patterns) => new(caller.May, caller.Sites(), patterns);

    /// <summary>The first permission of these the caller has not.</summary>
    public string? Beyond(IEnumerable<string> permissions) => patterns.Expand(permissions).FirstOrDefault(name => !may(name));

    public Refusal? Refuse(Role role, PermittedSites wanted) =>
        Beyond(role.Permissions) is { } permission ? RoleRefusals.BeyondYours(permission)
        : !sites.Covers(wanted) ? UserRefusals.SitesBeyondYours
        : null;

    /// <summary>Whether the caller may change somebody who has this already.</summary>
    public bool Covers(Role role, PermittedSites theirs) => Beyond(role.Permissions) is null && sites.Covers(theirs);
}
