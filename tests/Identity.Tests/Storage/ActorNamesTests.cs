using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Contributions;
using Platform.TestKit;

namespace Platform.Identity.Storage;

public sealed class ActorNamesTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Fact]
    public async Task People_and_keys_have_names_within_their_tenant()
    {
        await app.NewKey(app.One.Id);
        var (user, key) = await app.In(app.One.Id, async db => (await db.Users.SingleAsync(), await db.ApiKeys.FirstAsync()));

        Assert.Equal(new Dictionary<Guid, string> { [user.Key] = user.Name, [key.Key] = key.Name }, await Names(app.One, user.Key, key.Key, Guid.NewGuid()));
        Assert.Empty(await Names(app.Two, user.Key, key.Key));
    }

    private Task<IReadOnlyDictionary<Guid, string>> Names(TestTenant tenant, params Guid[] actors) =>
        app.Services.GetRequiredService<IActorNames>().Of(tenant.Id, actors, TestContext.Current.CancellationToken);
}
