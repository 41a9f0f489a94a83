using Platform.Identity.Domain;

namespace Platform.Identity.Features;

/// <summary>Who is signed in, for which company, and what that allows; "*" allows everything.</summary>
internal sealed record SessionView(UserView User, TenantSummary Tenant, IReadOnlyList<string> Permissions)
{
    public static SessionView Of(User user, Tenant tenant) =>
        new(new(user.Key, user.Name, user.Email, user.Role), new(tenant.Key, tenant.Name, tenant.Slug), Role.Of(user.Role).Permissions);
}

internal sealed record UserView(Guid Id, string Name, string Email, string Role);

internal sealed record TenantSummary(Guid Id, string Name, string Slug);
