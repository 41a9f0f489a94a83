using Microsoft.Extensions.DependencyInjection;
using Platform.Devices.Domain.Imports;
using Platform.Hosting.Jobs;
using Platform.Hosting.Tenancy;

namespace Platform.Devices.Features.Imports;

/// <summary>An import to be applied or undone, in the name of whoever asked for it and no further than they may reach.</summary>
internal sealed record ImportRun(Guid ImportId, Guid Actor, Guid[]? Sites)
{
    public static ImportRun Of(Guid import, Call call) => new(import, call.Actor.Value, call.Sites.IsAll ? null : [.. call.Sites.Ids]);

    /// <summary>A scope for the next step: each is saved by itself, and forgotten from memory.</summary>
    public AsyncServiceScope Enter(IServiceProvider services, TenantId tenant, TimeProvider time) =>
        services.CreateScopeFor(new(tenant, new(Actor), time.GetUtcNow()) { Sites = Sites is null ? PermittedSites.All : PermittedSites.Only(Sites) });
}

/// <summary>Makes devices of an import, step by step: what a killed process has done, the next one does not do again.</summary>
internal sealed class ApplyImport(IServiceProvider services, TimeProvider time) : IJob<ImportRun>
{
    public static string Kind => "devices.import";
    public static TimeSpan Longest => TimeSpan.FromHours(1);

    public async Task Run(ImportRun payload, JobContext job, CancellationToken ct)
    {
        ImportReading? reading = null;
        for (var progress = 0.0; progress < 1; job.Report(progress))
        {
            await using var scope = payload.Enter(services, job.Tenant, time);
            var steps = scope.ServiceProvider.GetRequiredService<ImportSteps>();
            reading ??= await steps.Begin(payload.ImportId, ct);
            progress = await steps.Next(payload.ImportId, reading, ct);
        }
    }
}

/// <summary>Takes an import back, from its last part to its first, so that every device passes through what it was.</summary>
internal sealed class UndoImport(IServiceProvider services, TimeProvider time) : IJob<ImportRun>
{
    public static string Kind => "devices.undo-import";
    public static TimeSpan Longest => TimeSpan.FromHours(1);

    public async Task Run(ImportRun payload, JobContext job, CancellationToken ct)
    {
        for (var progress = 0.0; progress < 1; job.Report(progress))
        {
            await using var scope = payload.Enter(services, job.Tenant, time);
            progress = await scope.ServiceProvider.GetRequiredService<ImportUndoing>().Next(payload.ImportId, ct);
        }
    }
}
