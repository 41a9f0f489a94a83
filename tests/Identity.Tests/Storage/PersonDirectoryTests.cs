using Microsoft.Extensions.DependencyInjection;
using Platform.Contracts.Identity;

namespace Platform.Identity.Storage;

public class PersonDirectoryTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_whose_role_allows_something_are_found_and_nobody_else()
    {
        var (manager, field) = (await Colleague.Of(app, app.One, "manager"), await Colleague.Of(app, app.One, "field-agent"));
        var stranger = await Colleague.Of(app, app.Two, "manager");
        var found = (await app.Services.GetRequiredService<IPersonDirectory>().WhoMay(app.One.Id, "users.read", Ct)).Select(p => p.Email).ToList();
        Assert.Contains(manager.Email, found);
        Assert.Contains(app.One.Email, found); // may do everything
        Assert.DoesNotContain(field.Email, found);
        Assert.DoesNotContain(stranger.Email, found);
    }
}
