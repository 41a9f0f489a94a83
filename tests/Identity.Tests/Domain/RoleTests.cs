using Microsoft.Extensions.DependencyInjection;

namespace Platform.Identity.Domain;

public class RoleTests
{
    [Fact]
    public void An_administrator_may_do_everything() => Assert.Equal(["*"], Role.Of("administrator").Permissions);

    [Fact]
    public void A_role_nobody_knows_permits_nothing() => Assert.Empty(Role.Of("emperor").Permissions);

    [Fact]
    public void An_auditor_changes_nothing() => Assert.Equal(["devices.read", "sites.read", "users.read"], Features.People.PeopleExamples.Patterns.Expand(Role.Of("auditor").Permissions));
}

public sealed class RoleTemplateTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    /// <summary>A misspelt pattern would allow nothing, and nobody would notice.</summary>
    [Fact]
    public void Every_pattern_of_every_template_stands_for_something()
    {
        var patterns = app.Services.GetRequiredService<PermissionPatterns>();
        Assert.DoesNotContain(Role.Templates.SelectMany(role => role.Permissions), pattern => !patterns.IsKnown(pattern));
        Assert.False(patterns.IsKnown("device.*"));
    }
}
