using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Alerts.Domain.Triage;
using Platform.Alerts.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Schedules;
using Platform.Hosting.Tenancy;
using Platform.Learning;

namespace Platform.Alerts.Triage;

/// <summary>Has each company learn from what its people said was worth a page, every night. What is learned is used only where it is better than the heuristic on later verdicts.</summary>
internal sealed class LearnTriage(Databases databases, IServiceProvider services, TriageModels models, TimeProvider time, ILogger<LearnTriage> log) : ISchedule
{
    public static string Name => "learn-alert-triage";
    public static string Cron => "0 20 4 * * ?";

    public async Task Run(CancellationToken ct)
    {
        var tenants = new List<TenantId>();
        await using (var read = databases.System.CreateCommand("select tenant from alerts.feedback group by tenant having count(*) >= $1"))
        {
            read.Parameters.Add(new() { Value = TriageModel.EnoughVerdicts });
            await using var rows = await read.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct)) tenants.Add(new(rows.GetGuid(0)));
        }

        foreach (var tenant in tenants)
        {
            try { await Learn(tenant, ct); }
            catch (Exception e) when (!ct.IsCancellationRequested) { log.LogError(e, "Tenant {Tenant} could not learn from its feedback; it keeps the model it has.", tenant.Value); }
        }
    }

    /// <summary>The model the company has from now on.</summary>
    public async Task<TriageModel> Learn(TenantId tenant, CancellationToken ct)
    {
        await using var scope = services.CreateScopeFor(new(tenant, ActorId.Platform, time.GetUtcNow()));
        var db = scope.ServiceProvider.GetRequiredService<AlertsDb>();
        var current = await models.Latest(tenant, ct);
        var verdicts = (await db.Feedback.AsNoTracking().OrderByDescending(f => f.At).Take(TriageModel.Most).ToListAsync(ct)).Where(f => f.Signs.Length == TriageSigns.Count)
            .Select(f => new LogisticExample(f.At, f.AlertId.ToString("D"), f.Signs, f.WasWorthPaging)).ToList();
        if (TriageModel.Learn(verdicts) is not { } trained) return current;
        var learned = TriageModel.Of(current.Version + 1, trained.Model);
        if (learned.IsSameAs(current)) return current;
        await models.Add(tenant, learned, trained, verdicts.Count, db.Call.Now, ct);
        log.LogInformation("Tenant {Tenant} has version {Version} of its triage model, from {Verdicts} verdicts; learned: {Learned}.", tenant.Value, learned.Version, verdicts.Count, learned.IsLearned);
        return learned;
    }
}
