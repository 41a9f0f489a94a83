using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Alerts.Domain.Rules;
using Platform.Alerts.Live;
using Platform.Alerts.Storage;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Tenancy;

namespace Platform.Alerts.Demo;

/// <summary>How the demo's companies want to hear of alerts, and wanted to for a month.</summary>
internal sealed class SeedAlertPolicy(AlertsDb db, IServiceProvider services, RuleChanges changes) : IDemoSeeder
{
    private static readonly Matcher Danger = new("type", "FIRE_ALARM|INTRUSION|SECURITY_BREACH", IsRegex: true);

    private static readonly AlertPolicy Policy = AlertPolicy.Usual with
    {
        Groups =
        [
            new("Fire and break-ins, at once", [Danger], ["alertname", "site"], TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1)),
            new("Late tickets, every morning", [new("type", "SLA_BREACH_RISK")], ["type"], TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromDays(1)),
        ],
        Inhibitions = [new("A building without power", [new("alertname", "PowerLost")], [new("alertname", "DeviceHealthCritical|DeviceMetricStale|DeviceOffline", IsRegex: true)], ["site"])],
        Windows = [new("Fire alarm test", [new("type", "FIRE_ALARM")], new(new(2026, 1, 7, 10, 0, 0), TimeSpan.FromHours(1), "Europe/Berlin", "FREQ=MONTHLY;BYDAY=1WE"))],
    };

    public int Order => 45;

    public async Task Seed(DemoTenant tenant, CancellationToken ct)
    {
        if (await db.Policies.AnyAsync(ct)) return;
        var then = db.Call.Now.AddDays(-31);
        await using var scope = services.CreateScopeFor(new(db.Tenant, ActorId.Platform, then));
        var outcome = await scope.ServiceProvider.GetRequiredService<Ledger<KeptPolicy, AlertPolicyEvent>>().Begin(PolicyDecisions.Set(null, db.Tenant, Policy, then), ct);
        if (outcome.Refusal is { } refusal) throw new InvalidOperationException($"The demo's alert policy cannot be kept: {refusal.Message}");
        await changes.Tell(ct);
    }
}
