using Platform.Identity.Domain;
using static Platform.Identity.Domain.Examples;
using static Platform.Identity.Features.People.PeopleExamples;

namespace Platform.Identity.Features.People;

public class RolesTests
{
    [Fact]
    public void A_role_is_made_of_known_permissions_and_patterns() =>
        Assert.Equal(["*.read", "devices.write"], Assert.IsType<RoleCreated>(Create("Night shift", "devices.write", "*.read", "devices.write").Events.Single()).Permissions);

    [Theory]
    [InlineData(" ", "devices.read", "role.nameless")]
    [InlineData("Moon", "moon.land", "role.unknown-permission")]
    [InlineData("Moon", "moon.*", "role.unknown-permission")]
    [InlineData("Second administrator", "*", "role.unknown-permission")]
    [InlineData("operator", "devices.read", "role.title-taken")]
    public void What_is_no_role_is_refused(string title, string permission, string code) => Assert.Equal(code, Create(title, permission).Refusal!.Code);

    [Fact]
    public void Nobody_makes_a_role_that_may_do_more_than_they() =>
        Assert.Equal("role.beyond-yours", CreateRole.Decide(Id, AcmeId, new("Night shift", ["devices.*"]), new(name => name == "devices.read", PermittedSites.All, Patterns), Patterns, Noon).Refusal!.Code);

    [Fact]
    public void A_role_is_called_something_else_and_allows_something_else_by_two_facts() =>
        Assert.Equal(["RoleRenamed", "RolePermissionsChanged"], ChangeRole.Decide(NightShift, new("Late shift", ["sites.read"]), Anything, Patterns).Events.Select(e => e.GetType().Name));

    [Fact]
    public void Only_who_may_do_what_a_role_allows_may_change_it() =>
        Assert.Equal("role.beyond-yours", ChangeRole.Decide(NightShift, new(Permissions: ["sites.read"]), new(name => name == "sites.read", PermittedSites.All, Patterns), Patterns).Refusal!.Code);

    [Fact]
    public void A_role_somebody_has_stays()
    {
        Assert.Equal("role.in-use", ChangeRole.Remove(NightShift, 2, Anything, Noon).Refusal!.Code);
        Assert.Equal([new RoleRemoved(Noon)], ChangeRole.Remove(NightShift, 0, Anything, Noon).Events);
    }

    private static Decision<CustomRoleEvent> Create(string title, params string[] permissions) =>
        CreateRole.Decide(Id, AcmeId, new(title, permissions), Anything, Patterns, Noon);
}
