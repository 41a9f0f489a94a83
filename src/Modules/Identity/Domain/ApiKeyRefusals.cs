namespace Platform.Identity.Domain;

internal static class ApiKeyRefusals
{
    public static readonly Refusal Nameless = Refusal.Invalid("api-key.nameless", "A key needs a name that says what it is for.");
    public static readonly Refusal Scopeless = Refusal.Invalid("api-key.scopeless", "A key without scopes could do nothing; name at least one.");
    public static readonly Refusal ExpiresInThePast = Refusal.Invalid("api-key.expires-in-the-past", "The key would never work: expiresAt is not in the future.");

    public static readonly Refusal Revoked = Refusal.NotFound("api-key.not-found", "There is no such api-key.");
    public static readonly Refusal SitesBeyondYours =
        Refusal.Forbidden("api-key.sites-beyond-yours", "A key cannot reach further than its maker: limit it to sites that are yours.");

    public static readonly Refusal OverlapTooLong = Refusal.Invalid("api-key.overlap-too-long", "The secret before can work on for 30 days at most: PT0S to P30D.");

    public static Refusal UnknownSite(Guid site) => Refusal.Invalid("api-key.unknown-site", $"There is no site {site}.");

    public static Refusal UnknownScope(string scope) => Refusal.Invalid("api-key.unknown-scope", $"There is no scope '{scope}'; GET /v1/permissions lists them.");

    public static Refusal ScopeBeyondYours(string scope) =>
        Refusal.Forbidden("api-key.scope-beyond-yours", $"A key cannot be given more than its maker may do, and you may not do '{scope}'.");
}
