using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Sites;
using Platform.Hosting.Contributions;
using Platform.Identity.Domain;
using Platform.Identity.Features;
using Platform.Identity.Storage;

namespace Platform.Identity.Demo;

/// <summary>Colleagues for the demo's administrators, one for each way to work; they sign in with the demo's password.</summary>
internal sealed class SeedPeople(IdentityDb db, ISiteDirectory sites, IServiceProvider scope) : IDemoSeeder
{
    private sealed record Person(string Name, string Address, string Role, int Sites = 0);

    private static readonly Person[] OfFacility =
    [
        new("Marek Novak", "manager", "manager"), new("Sofia Rossi", "supervisor", "supervisor"), new("Jonas Weber", "operator", "operator"),
        new("Amina Diallo", "guard", "field-agent", Sites: 2), new("Elif Kaya", "technician", "technician"), new("Pieter Bakker", "auditor", "auditor"),
        new("Clara Meyer", "client", "client", Sites: 1),
    ];

    private static readonly Person[] OfRepairs =
    [
        new("Grace Kim", "manager", "manager"), new("Luis Ortega", "technician", "technician", Sites: 2), new("Hannah Cole", "sales", "sales"),
    ];

    /// <summary>After the sites some of them are limited to.</summary>
    public int Order => 30;

    public async Task Seed(DemoTenant tenant, CancellationToken ct)
    {
        if (await db.Users.CountAsync(ct) > 1) return;
        var places = await sites.All(db.Call, ct);
        var domain = tenant.Email.Split('@')[0];
        foreach (var person in tenant.Slug.StartsWith("brightside", StringComparison.Ordinal) ? OfRepairs : OfFacility)
        {
            var command = new CreateUser.Command(person.Name, $"{person.Address}.{domain}@demo.example", tenant.Password, Role.Of(person.Role))
            {
                Sites = [.. places.Take(person.Sites).Select(place => place.Id).Order()],
            };
            if ((await CreateUser.Handle(command, scope, ct)).Refusal is { } refusal) throw new InvalidOperationException($"{person.Name} cannot join the demo: {refusal.Message}");
        }
    }
}
