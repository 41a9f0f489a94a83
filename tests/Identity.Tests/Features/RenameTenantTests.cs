using Platform.Identity.Domain;
using static Platform.Identity.Domain.Examples;

namespace Platform.Identity.Features;

public class RenameTenantTests
{
    [Fact]
    public void A_tenant_gets_another_name() => Assert.Equal([new TenantRenamed("Ajax", "Acme")], RenameTenant.Decide(Acme, new(" Ajax ")).Events);

    [Fact]
    public void The_name_it_has_is_no_news() => Assert.Empty(RenameTenant.Decide(Acme, new("Acme ")).Events);

    [Fact]
    public void A_name_of_spaces_is_none() => Assert.Equal(TenantRefusals.Nameless, RenameTenant.Decide(Acme, new("  ")).Refusal);
}
