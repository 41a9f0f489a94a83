using System.Diagnostics;
using System.Text.Json;

namespace Platform.Hosting.Bus.Facts;

/// <summary>Puts facts on the bus, each on the topic of its name.</summary>
internal sealed class FactPublisher(IBus bus, FactNames names) : IFacts
{
    public async ValueTask Publish(TenantId tenant, IReadOnlyList<Publication> facts, CancellationToken ct)
    {
        foreach (var kind in facts.GroupBy(publication => names.Of(publication.Fact.GetType())))
            await bus.Publish(kind.Key, [.. kind.Select(publication => MessageOf(tenant, kind.Key, publication))], ct);
    }

    private static BusMessage MessageOf(TenantId tenant, string name, Publication publication) => new()
    {
        Id = publication.Id, Tenant = tenant, Subject = name, Session = publication.Session, Trace = publication.Trace ?? Activity.Current?.Id,
        Body = JsonSerializer.SerializeToUtf8Bytes(publication.Fact, publication.Fact.GetType(), FactNames.Json),
    };
}
