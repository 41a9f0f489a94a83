using System.Security.Claims;

namespace Platform.Hosting.Http;

/// <summary>What a signed-in principal says: whose tenant, who, and what it may do.</summary>
public static class CallClaims
{
    public const string Tenant = "tenant";
    public const string Actor = "sub";
    public const string Name = "name";

    /// <summary>One claim per permission, or one "*" for all.</summary>
    public const string Permission = "permission";

    /// <summary>One claim per site the caller is limited to; none means all sites.</summary>
    public const string Site = "site";

    /// <summary>How many requests a minute this API key may make; without it, as many as keys usually may.</summary>
    public const string Pace = "pace";

    /// <summary>The API key's id, when a key signed the request.</summary>
    public const string Key = "key";

    /// <summary>The device's id, when the key is a device's own: it speaks for this one device and no other.</summary>
    public const string Device = "device";

    /// <summary>The call this principal makes now; null when it is nobody of ours.</summary>
    public static Call? CallAt(this ClaimsPrincipal principal, DateTimeOffset now) =>
        principal.Identity?.IsAuthenticated == true
        && Guid.TryParse(principal.FindFirstValue(Tenant), out var tenant) && tenant != Guid.Empty
        && Guid.TryParse(principal.FindFirstValue(Actor), out var actor)
            ? new Call(new(tenant), new(actor), now) { Sites = principal.Sites() }
            : null;

    /// <summary>A claim that names no site still limits.</summary>
    public static PermittedSites Sites(this ClaimsPrincipal principal)
    {
        var named = principal.FindAll(Site).ToList();
        return named.Count == 0 ? PermittedSites.All : PermittedSites.Only(named.Select(claim => Guid.TryParse(claim.Value, out var site) ? site : Guid.Empty));
    }

    /// <summary>The device whose own key signed the request; null when none did. A claim that names no device still limits.</summary>
    public static Guid? DeviceOf(this ClaimsPrincipal principal) =>
        principal.FindFirstValue(Device) is { } named ? Guid.TryParse(named, out var device) ? device : Guid.Empty : null;

    public static bool May(this ClaimsPrincipal principal, string permission) =>
        principal.HasClaim(Permission, "*") || principal.HasClaim(Permission, permission);
}
