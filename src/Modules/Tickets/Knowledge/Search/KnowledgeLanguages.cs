using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Data;
using Platform.Hosting.Tenancy;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Knowledge.Search;

/// <summary>The language each company's texts are read in, remembered for a moment: a form asks at every pause of its writer.</summary>
internal sealed class KnowledgeLanguages(IServiceProvider services, TimeProvider time)
{
    private readonly ShortMemory<TenantId, string> _known = new(time, async tenant =>
    {
        await using var scope = services.CreateScopeFor(new(tenant, ActorId.Platform, time.GetUtcNow()));
        return TextLanguage.Of((await scope.ServiceProvider.GetRequiredService<TicketsDb>().Knowledge(default)).Language);
    });

    public Task<string> Of(TenantId tenant, CancellationToken ct) => _known.Get(tenant, ct);

    /// <summary>This process has just changed it.</summary>
    public void Forget(TenantId tenant) => _known.Forget(tenant);
}
