using Platform.Contracts.Identity;
using Platform.Twins;

namespace Platform.Alerts.Live;

public class RecipientsTests
{
    private static readonly Guid Plant = Guid.NewGuid();

    [Fact]
    public async Task Those_who_may_take_care_of_alerts_there_are_told()
    {
        var (everywhere, there, elsewhere) = (Person(), Person(Plant), Person(Guid.NewGuid()));
        var recipients = new Recipients(new People([everywhere, there, elsewhere]), TimeProvider.System);
        Assert.Equal([everywhere.Id, there.Id], await recipients.Of(At(Plant), TestContext.Current.CancellationToken));
        Assert.Equal([everywhere.Id], await recipients.Of(At(Guid.Empty), TestContext.Current.CancellationToken));
    }

    private static TwinKey At(Guid site) => new(new TenantId(Guid.NewGuid()), site);

    private static Colleague Person(params Guid[] sites) => new(Guid.NewGuid(), "Somebody", "somebody@example.com", sites);

    private sealed class People(IReadOnlyList<Colleague> all) : IPersonDirectory
    {
        public Task<IReadOnlyDictionary<Guid, Colleague>> Find(TenantId tenant, IReadOnlyCollection<Guid> ids, CancellationToken ct) => throw new NotSupportedException();

        public Task<IReadOnlyList<Colleague>> WhoMay(TenantId tenant, string permission, CancellationToken ct) => Task.FromResult(permission == "alerts.write" ? all : []);
    }
}
