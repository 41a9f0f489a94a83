using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Contributions;
using Platform.Hosting.Tenancy;

namespace Platform.Identity.Demo;

public sealed class SeedPeopleTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Fact]
    public async Task There_is_somebody_for_each_way_to_work_once_and_some_see_only_their_sites()
    {
        var tenant = (await app.Services.GetRequiredService<IDemoTenants>().Ensure(TestContext.Current.CancellationToken))[0];
        await Seed(tenant);
        var first = await app.In(tenant.Id, db => db.Users.CountAsync());
        await Seed(tenant);

        Assert.Equal(first, await app.In(tenant.Id, db => db.Users.CountAsync()));
        Assert.Equal(8, first);
        var client = await app.Visitor().PostAsJsonAsync("/v1/session", new { email = "client.facility@demo.example", password = tenant.Password });
        Assert.Equal(1, (await client.Json()).GetProperty("user").GetProperty("sites").GetArrayLength());
    }

    private async Task Seed(DemoTenant tenant)
    {
        await using var scope = app.Services.CreateScopeFor(new(tenant.Id, ActorId.Platform, DateTimeOffset.UtcNow));
        foreach (var seeder in scope.ServiceProvider.GetServices<IDemoSeeder>().OrderBy(s => s.Order)) await seeder.Seed(tenant, TestContext.Current.CancellationToken);
    }
}
