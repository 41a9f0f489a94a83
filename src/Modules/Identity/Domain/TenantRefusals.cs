namespace Platform.Identity.Domain;

internal static class TenantRefusals
{
    public static readonly Refusal SlugTaken = Refusal.Conflict("tenant.slug-taken", "Another tenant has this slug; choose another.");
    public static readonly Refusal SlugInvalid = Refusal.Invalid("tenant.slug-invalid", "A slug has 3 to 40 lower-case letters, digits and single hyphens, and begins and ends with a letter or digit.");
    public static readonly Refusal Nameless = Refusal.Invalid("tenant.nameless", "A tenant needs a name that is more than spaces.");
}
