using Platform.Contracts.Identity;
using Platform.Hosting.Data;
using Platform.Twins;

namespace Platform.Alerts.Live;

/// <summary>Who is told of a group of alerts where nobody in particular is called: everyone who may take care of alerts at that site.</summary>
internal sealed class Recipients(IPersonDirectory people, TimeProvider time)
{
    private readonly ShortMemory<TenantId, IReadOnlyList<Colleague>> _handlers = new(time, tenant => people.WhoMay(tenant, AlertsPermissions.Write.Name, CancellationToken.None));

    public async Task<IReadOnlyList<Guid>> Of(TwinKey site, CancellationToken ct) =>
        [.. (await _handlers.Get(site.Tenant, ct)).Where(person => MaySee(person, site.Id)).Select(person => person.Id)];

    private static bool MaySee(Colleague person, Guid site) => person.Sites.Count == 0 || person.Sites.Contains(site);
}
