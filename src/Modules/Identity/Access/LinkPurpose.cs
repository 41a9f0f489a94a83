namespace Platform.Identity.Access;

/// <summary>What a link in a letter about an account is for: none is taken for another.</summary>
internal static class LinkPurpose
{
    public const string SignUp = "identity.sign-up", PasswordReset = "identity.password-reset", EmailChange = "identity.email-change";
}
