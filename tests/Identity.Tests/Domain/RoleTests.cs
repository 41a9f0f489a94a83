namespace Platform.Identity.Domain;

public class RoleTests
{
    [Fact]
    public void An_administrator_may_do_everything() => Assert.Equal(["*"], Role.Of("administrator").Permissions);

    [Fact]
    public void A_role_nobody_knows_permits_nothing() => Assert.Empty(Role.Of("emperor").Permissions);
}
