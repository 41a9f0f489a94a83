using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Contributions;

namespace Platform.Identity.Demo;

public sealed class SeedDemoTenantsTests(OwnIdentityApp app) : IClassFixture<OwnIdentityApp>
{
    [Fact]
    public async Task Asked_again_it_answers_the_same_tenants_and_makes_none()
    {
        var (demo, ct) = (app.Services.GetRequiredService<IDemoTenants>(), TestContext.Current.CancellationToken);
        var tenants = await demo.Ensure(ct);
        var before = (await app.Journal(tenants[0].Id, "tenant")).Count;

        Assert.Equal(tenants, await demo.Ensure(ct));
        Assert.Equal(before, (await app.Journal(tenants[0].Id, "tenant")).Count);
    }

    private DemoTenant One => new(app.One.Id, "", "", app.One.Email, app.One.Password);

    [Theory, InlineData("Production"), InlineData("Staging")]
    public async Task Elsewhere_there_are_none(string environment)
    {
        await using var real = await app.Elsewhere($"--environment={environment}");
        var demo = real.App.Services.GetRequiredService<IDemoTenants>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => demo.Ensure(TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<InvalidOperationException>(() => demo.NewApiKey(One, "x", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_key_of_the_same_name_replaces_the_earlier_one()
    {
        var demo = app.Services.GetRequiredService<IDemoTenants>();
        var earlier = await demo.NewApiKey(One, "simulator", TestContext.Current.CancellationToken);
        var later = await demo.NewApiKey(One, "simulator", TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await app.WithKey(earlier).GetAsync("/v1/tenant")).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await app.WithKey(later).GetAsync("/v1/tenant")).StatusCode);
    }
}
