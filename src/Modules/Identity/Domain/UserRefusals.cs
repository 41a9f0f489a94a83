namespace Platform.Identity.Domain;

internal static class UserRefusals
{
    public static readonly Refusal EmailTaken = Refusal.Conflict("user.email-taken", "Somebody signs in with this e-mail address already; use another.");

    public static readonly Refusal NotFound = Refusal.NotFound("user.not-found", "There is no such user.");
    public static readonly Refusal Nameless = Refusal.Invalid("user.nameless", "A user needs a name that is more than spaces.");
    public static readonly Refusal LastAdministrator = Refusal.Conflict("user.last-administrator", "This is the only administrator with access to everything; make somebody else one first.");
    public static readonly Refusal Yourself = Refusal.Conflict("user.yourself", "You would lock yourself out; ask a colleague to deactivate you.");
    public static readonly Refusal UnknownRole = Refusal.Invalid("user.unknown-role", "There is no such role; GET /v1/roles lists them.");
    public static readonly Refusal AboveYou = Refusal.Forbidden("user.above-you", "This user may do or see more than you, so you cannot change them.");
    public static readonly Refusal SitesBeyondYours = Refusal.Forbidden("user.sites-beyond-yours", "Nobody can hand on more than they see: name sites of your own.");

    public static Refusal UnknownSite(string site) => Refusal.Invalid("user.unknown-site", $"There is no site '{site}'.");
    public static Refusal EmailInvalid(string why) => Refusal.Invalid("user.email-invalid", why);
    public static Refusal PasswordWeak(string why) => Refusal.Invalid("user.password-weak", why);
}
