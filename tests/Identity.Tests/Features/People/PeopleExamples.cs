using Platform.Hosting.Contributions;
using Platform.Identity.Access;
using Platform.Identity.Domain;
using static Platform.Identity.Domain.Examples;

namespace Platform.Identity.Features.People;

/// <summary>People, roles and callers as rules meet them.</summary>
internal static class PeopleExamples
{
    public static readonly Guid Harbour = Guid.Parse("33333333-3333-7333-8333-333333333333");
    public static readonly Guid Airport = Guid.Parse("44444444-4444-7444-8444-444444444444");

    public static readonly PermissionPatterns Patterns = new(
        ((string[])["devices.read", "devices.write", "sites.read", "sites.write", "users.read", "users.write"]).Select(name => new Permission(name, name)));

    public static readonly Granting Anything = new(_ => true, PermittedSites.All, Patterns);

    /// <summary>May do what a manager may, at one site.</summary>
    public static readonly Granting HarbourManager = new(name => Patterns.Expand(Role.Of("manager").Permissions).Contains(name), PermittedSites.Only([Harbour]), Patterns);

    public static User UserWith(string role, params Guid[] sites) => User.Evolve(null, new UserCreated(AcmeId, Id, "Bo", "bo@acme.example", role, Noon, sites));

    public static readonly CustomRole NightShift = CustomRole.Evolve(null, new RoleCreated(AcmeId, Id, "Night shift", "", ["devices.read"], Noon));
}
