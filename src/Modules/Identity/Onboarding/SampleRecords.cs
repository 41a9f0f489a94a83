using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Contributions;
using Platform.Hosting.Tenancy;
using Platform.Identity.Storage;

namespace Platform.Identity.Onboarding;

/// <summary>The sample records of a tenant: those the journal says were made by sample data.</summary>
internal sealed class SampleRecords(IServiceProvider services, Call call)
{
    public Task<int> Count(CancellationToken ct) => In(async scope =>
    {
        var (records, count) = (await Made(scope, ct), 0);
        foreach (var sample in scope.GetServices<ISampleData>()) count += await sample.Count(records, ct);
        return count;
    });

    /// <summary>Adds what is not there yet.</summary>
    public async Task Add(CancellationToken ct)
    {
        if (await Count(ct) > 0) return;
        await In(async scope =>
        {
            foreach (var sample in scope.GetServices<ISampleData>().OrderBy(s => s.Order)) await sample.Add(ct);
            return true;
        });
    }

    public Task Remove(CancellationToken ct) => In(async scope =>
    {
        var records = await Made(scope, ct);
        foreach (var sample in scope.GetServices<ISampleData>().OrderByDescending(s => s.Order)) await sample.Remove(records, ct);
        return true;
    });

    private static Task<List<Guid>> Made(IServiceProvider scope, CancellationToken ct) => scope.GetRequiredService<IdentityDb>().Journal.AsNoTracking()
        .Where(e => e.Actor == SampleData.Actor && e.Version == 1).Select(e => e.StreamId).ToListAsync(ct);

    private async Task<T> In<T>(Func<IServiceProvider, Task<T>> ask)
    {
        await using var scope = services.CreateScopeFor(call with { Actor = SampleData.Actor });
        return await ask(scope.ServiceProvider);
    }
}
