namespace Platform.Identity.Domain;

/// <summary>Why a person may not change their own account in this way.</summary>
internal static class ProfileRefusals
{
    public static readonly Refusal PasswordWrong = Refusal.Invalid("profile.password-wrong", "This is not your password.");
    public static readonly Refusal AuthenticatorMissing = Refusal.Conflict("authenticator.missing", "There is no authenticator app; set one up first.");
    public static readonly Refusal AuthenticatorNotBegun = Refusal.Conflict("authenticator.not-begun", "Begin with POST /v1/profile/authenticator, and scan what it answers.");
    public static readonly Refusal PasskeyTaken = Refusal.Conflict("passkey.taken", "This passkey is registered already.");
    public static readonly Refusal PasskeyRefused = Refusal.Invalid("passkey.not-verified", "The passkey could not be verified; begin again.");
    public static readonly Refusal PasskeyNotFound = Refusal.NotFound("passkey.not-found", "There is no such passkey.");
    public static readonly Refusal CodeWrong = Refusal.Invalid("authenticator.code-wrong", "The code is not right; take the newest one, and see that the phone's clock is set automatically.");
}
