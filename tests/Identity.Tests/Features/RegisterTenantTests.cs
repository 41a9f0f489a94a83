using Platform.Identity.Domain;
using static Platform.Identity.Domain.Examples;

namespace Platform.Identity.Features;

public class RegisterTenantTests
{
    [Theory, InlineData("acme"), InlineData("northwind-facilities"), InlineData("a1b"), InlineData("24-7")]
    public void A_slug_is_lower_case_words_with_hyphens_between(string slug) =>
        Assert.Equal([new TenantRegistered(AcmeId, "Acme", slug, Noon)], Decide("Acme", slug).Events);

    [Theory, InlineData(""), InlineData("ab"), InlineData("Acme"), InlineData("-acme"), InlineData("acme-"), InlineData("a--b"), InlineData("acme\n"), InlineData("ac me"),
     InlineData("0123456789012345678901234567890123456789x")]
    public void Any_other_slug_is_refused(string slug) => Assert.Equal(TenantRefusals.SlugInvalid, Decide("Acme", slug).Refusal);

    [Fact]
    public void A_tenant_has_a_name() => Assert.Equal(TenantRefusals.Nameless, Decide(" ", "acme").Refusal);

    private static Decision<TenantEvent> Decide(string name, string slug) =>
        RegisterTenant.Decide(AcmeId, new(name, slug, new("Ada", "ada@acme.example", "secret", Role.Administrator)), Noon);
}
