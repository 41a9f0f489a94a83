namespace Platform.Identity.Domain;

internal static class ApiKeyRefusals
{
    public static readonly Refusal Nameless = Refusal.Invalid("api-key.nameless", "A key needs a name that says what it is for.");
    public static readonly Refusal Scopeless = Refusal.Invalid("api-key.scopeless", "A key without scopes could do nothing; name at least one.");
    public static readonly Refusal ExpiresInThePast = Refusal.Invalid("api-key.expires-in-the-past", "The key would never work: expiresAt is not in the future.");

    public static Refusal UnknownScope(string scope) => Refusal.Invalid("api-key.unknown-scope", $"There is no scope '{scope}'; GET /v1/permissions lists them.");

    public static Refusal ScopeBeyondYours(string scope) =>
        Refusal.Forbidden("api-key.scope-beyond-yours", $"A key cannot be given more than its maker may do, and you may not do '{scope}'.");
}
