namespace Platform.Identity.Domain;

internal static class UserRefusals
{
    public static readonly Refusal EmailTaken = Refusal.Conflict("user.email-taken", "Somebody signs in with this e-mail address already; use another.");

    public static Refusal EmailInvalid(string why) => Refusal.Invalid("user.email-invalid", why);
    public static Refusal PasswordWeak(string why) => Refusal.Invalid("user.password-weak", why);
}
