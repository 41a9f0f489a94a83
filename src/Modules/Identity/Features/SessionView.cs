using Platform.Identity.Access;
using Platform.Identity.Domain;

namespace Platform.Identity.Features;

/// <summary>Who is signed in, for which company, and what that allows; "*" allows everything.</summary>
internal sealed record SessionView(UserView User, TenantSummary Tenant, IReadOnlyList<string> Permissions)
{
    public static SessionView Of(User user, Tenant tenant, OpenSession open) =>
        new(new(user.Key, user.Name, user.Email, user.Role, open.RoleTitle, user.Sites), new(tenant.Key, tenant.Name, tenant.Slug), open.Permissions);
}

/// <summary>The person; <paramref name="Sites"/> are those the person is limited to, and none means all.</summary>
internal sealed record UserView(Guid Id, string Name, string Email, string Role, string RoleTitle, IReadOnlyList<Guid> Sites);

internal sealed record TenantSummary(Guid Id, string Name, string Slug);
