using Microsoft.AspNetCore.Identity;

namespace Platform.Identity.Access;

/// <summary>What a user signs in with, and the failures counted against it: the secret half of a user, kept by ASP.NET Core Identity.</summary>
internal sealed class Credential : IdentityUser<Guid>
{
    public TenantId Tenant { get; init; }

    /// <summary>The sealed key of the authenticator app.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>The sealed key that was offered, until a code proves that the app has it.</summary>
    public string? PendingAuthenticatorKey { get; set; }

    /// <summary>The step of the last code that was accepted: none up to it is taken again.</summary>
    public long? AuthenticatorStep { get; set; }

    /// <summary>Hashes of the recovery codes that are left.</summary>
    public string[] RecoveryCodes { get; set; } = [];

    /// <summary>Of two who change it at once, the slower one fails.</summary>
    public void Touch() => ConcurrencyStamp = Guid.NewGuid().ToString();

    /// <summary>People sign in with their e-mail address; there is no other user name.</summary>
    public override string? UserName { get => Email; set => Email = value; }

    public override string? NormalizedUserName { get => NormalizedEmail; set => NormalizedEmail = value; }
}
