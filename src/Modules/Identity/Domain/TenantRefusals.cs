namespace Platform.Identity.Domain;

internal static class TenantRefusals
{
    public static readonly Refusal SlugTaken = Refusal.Conflict("tenant.slug-taken", "Another tenant has this slug; choose another.");
    public static readonly Refusal SlugInvalid = Refusal.Invalid("tenant.slug-invalid", "A slug has 3 to 40 lower-case letters, digits and single hyphens, and begins and ends with a letter or digit.");
    public static Refusal OriginInvalid(string origin) => Refusal.Invalid("tenant.origin-invalid",
        $"'{origin}' is no origin: write it as a browser does, scheme and host and no more, such as https://intranet.example or http://localhost:3000.");

    public static readonly Refusal Nameless = Refusal.Invalid("tenant.nameless", "A tenant needs a name that is more than spaces.");
}
