using Microsoft.AspNetCore.Identity;

namespace Platform.Identity.Access;

/// <summary>What a user signs in with, and the failures counted against it: the secret half of a user, kept by ASP.NET Core Identity.</summary>
internal sealed class Credential : IdentityUser<Guid>
{
    public TenantId Tenant { get; init; }

    /// <summary>People sign in with their e-mail address; there is no other user name.</summary>
    public override string? UserName { get => Email; set => Email = value; }

    public override string? NormalizedUserName { get => NormalizedEmail; set => NormalizedEmail = value; }
}
