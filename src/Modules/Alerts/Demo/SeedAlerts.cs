using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Alerts.Domain.Incidents;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Domain.Rules;
using Platform.Alerts.Effectiveness;
using Platform.Alerts.Features;
using Platform.Alerts.Incidents;
using Platform.Alerts.Intake;
using Platform.Alerts.Storage;
using Platform.Contracts.Devices;
using Platform.Contracts.Identity;
using Platform.Contracts.Sites;
using Platform.Contracts.Tickets;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Tenancy;

namespace Platform.Alerts.Demo;

/// <summary>A month of alerts for the demo's places, and one incident that goes on: the past is lived through by the code that lives the present, and the present is sent to the intake like everything else.</summary>
internal sealed class SeedAlerts(
    AlertsDb db, Databases databases, IServiceProvider services, AlertIntake intake, ISiteDirectory sites, IDeviceDirectory devices, IPersonDirectory people, ITicketDesk desk, IConfiguration settings, TimeProvider time) : IDemoSeeder
{
    private const int Days = 29, MostDevices = 200;

    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(30), Between = TimeSpan.FromMilliseconds(100);

    /// <summary>After the devices they are about, the people who take care of them, and the policy they are told by.</summary>
    public int Order => 46;

    public async Task Seed(DemoTenant tenant, CancellationToken ct)
    {
        // Where nothing goes on but what somebody sends, nothing went on before either.
        if (!settings.GetValue("Demo:Simulation", true) || await db.Incidents.AnyAsync(ct)) return;
        var (places, crew, now) = (await sites.All(db.Call, ct), await Crew(ct), db.Call.Now);
        var from = new DateTimeOffset(now.UtcDateTime.Date.AddDays(-Days), TimeSpan.Zero);
        var things = await Devices(ct);
        await Silence(places[0].Id, crew, from, ct);
        var book = new RuleBook((await db.Policies.AsNoTracking().SingleOrDefaultAsync(ct))?.Policies ?? [AlertPolicy.Usual], [.. (await db.Silences.AsNoTracking().ToListAsync(ct)).Select(s => s.Silence())]);
        await using var next = databases.System.CreateCommand("select nextval('alerts.lanes')::int");
        var lane = (int)(await next.ExecuteScalarAsync(ct))!;
        // Whoever follows the journal hears of the past when all of it is there: nobody is called about what has long been over.
        await using var hold = await databases.System.OpenConnectionAsync(ct);
        await using var held = await hold.BeginTransactionAsync(ct);
        await using (var begin = new NpgsqlCommand("select pg_current_xact_id()", hold, held)) await begin.ExecuteNonQueryAsync(ct);
        await Parallel.ForEachAsync(places.Select((place, at) => (place.Id, at)), ct, async (p, _) =>
        {
            var (place, at) = p;
            var past = new PastSite(new(db.Tenant, place), book, lane, new(services), databases, services, time);
            // What is remembered of the last hour would be told of with what comes now.
            foreach (var happening in new DemoMonth(at, place, things.GetValueOrDefault(place, []), crew, from, Days).All().Where(h => h.At < now.AddHours(-3))) await happening.Happen(past);
            await past.Rest(now.AddMinutes(-40));
        });

        await held.CommitAsync(ct);
        await ActivatorUtilities.CreateInstance<MeasureEffectiveness>(services).Measure(from, now, ct);
        if (places.Count > 2) await GoesOn(places[2].Id, places[2].Name, things.GetValueOrDefault(places[2].Id, []), crew, ct);
    }

    // The gateway of a place is gone, and everybody knows it.
    private async Task GoesOn(Guid site, string name, IReadOnlyList<DemoDevice> there, DemoCrew crew, CancellationToken ct)
    {
        if (DemoMonth.GatewayOf(there) is not { } gateway) return;
        var now = db.Call.Now;
        var lost = there.Where(d => !d.Behind.IsEmpty).Take(6).Prepend(gateway).ToList();
        await intake.Take(db.Tenant, [.. lost.Select(device => (site, DemoMonth.Report(now, now.AddDays(1), LabelSet.Of(
            ("alertname", "UplinkLost"), ("severity", "critical"), ("type", "DEVICE_FAILURE"), ("device", device.Id.ToString()), ("site", site.ToString())), $"{device.Name} cannot be reached", device)))]);
        if (await Recorded(gateway, ct) is not { } alert) return;
        await using (var scope = As(crew.Supervisor))
        {
            var (changes, call) = (scope.ServiceProvider.GetRequiredService<IncidentChanges>(), scope.ServiceProvider.GetRequiredService<AlertsDb>().Call);
            var incident = $"{Done(await changes.Open($"{name} cannot be reached", [alert], null, lost.Count - 1, ct)).Key}";
            Done(await changes.Change(incident, null, i => IncidentDecisions.Take(i, IncidentRole.Commander, crew.Supervisor, call.Now), ct));
            Done(await changes.Change(incident, null, i => IncidentDecisions.Take(i, IncidentRole.Operations, crew.Operator, call.Now), ct));
            Done(await changes.Write(incident, null, "The uplink of the gateway is down; the doors work by key card as before. The provider looks at it, next news within half an hour.", isSummary: false, (i, text) => IncidentDecisions.Update(i, text, call.Now), ct));
        }

        await using var desks = As(crew.Operator);
        var (alerts, caller) = (desks.ServiceProvider.GetRequiredService<AlertChanges>(), desks.ServiceProvider.GetRequiredService<AlertsDb>().Call);
        var ticket = Done(await desk.Open(caller, new(alert, $"Uplink of {gateway.Name} is down", "The provider has been called.", "urgent", site, gateway.Id.ToString()), ct));
        Done(await alerts.Change($"{alert}", null, a => AlertDecisions.LinkTicket(a, ticket.Id, ticket.Number, caller.Now), ct));
        Done(await alerts.Change($"{alert}", null, a => AlertDecisions.Acknowledge(a, crew.Operator, caller.Now), ct));
    }

    // A record follows a moment after its report.
    private async Task<Guid?> Recorded(DemoDevice device, CancellationToken ct)
    {
        var named = device.Id.ToString();
        for (var until = time.GetUtcNow() + Wait; time.GetUtcNow() < until; await Task.Delay(Between, time, ct))
            if (await db.Alerts.AsNoTracking().Where(a => a.Device == named && a.Name == "UplinkLost").Select(a => (Guid?)a.Key).FirstOrDefaultAsync(ct) is { } found) return found;
        return null;
    }

    private async Task Silence(Guid site, DemoCrew crew, DateTimeOffset from, CancellationToken ct)
    {
        var begin = from.AddDays(Days - 9).AddHours(7);
        await using var scope = services.CreateScopeFor(new(db.Tenant, new(crew.Supervisor), begin));
        var (ledger, name) = (scope.ServiceProvider.GetRequiredService<Ledger<KeptSilence, SilenceEvent>>(), (await people.Find(db.Tenant, [crew.Supervisor], ct)).Values.FirstOrDefault()?.Name ?? "");
        Done(await ledger.Begin(SilenceDecisions.Create(
            Guid.CreateVersion7(begin), db.Tenant, new([new("alertname", "DoorHeldOpen"), new("site", site.ToString())], begin, begin.AddDays(7), name, "Movers carry furniture through the doors all week"), begin), ct));
    }

    private async Task<DemoCrew> Crew(CancellationToken ct)
    {
        var all = await people.WhoMay(db.Tenant, AlertsPermissions.Write.Name, ct);
        return new(One("operator."), One("supervisor."), One("manager."));

        Guid One(string address) => (all.FirstOrDefault(p => p.Email.StartsWith(address, StringComparison.Ordinal)) ?? all[0]).Id;
    }

    // They are numbered from 1.
    private async Task<Dictionary<Guid, List<DemoDevice>>> Devices(CancellationToken ct)
    {
        var placed = (await devices.Place(db.Call, [.. Enumerable.Range(1, MostDevices).Select(n => $"D-{n}")], ct)).Values.DistinctBy(p => p.Id).OrderBy(p => p.Id).ToList();
        var names = await devices.Names(db.Call, [.. placed.Select(p => p.Id)], ct);
        return placed.GroupBy(p => p.SiteId, p => new DemoDevice(p.Id, names.GetValueOrDefault(p.Id, ""), [.. p.Gateways.Select(g => g.ToString())])).ToDictionary(p => p.Key, p => p.ToList());
    }

    private AsyncServiceScope As(Guid person) => services.CreateScopeFor(new(db.Tenant, new(person), time.GetUtcNow()));

    private static T Done<T>(Outcome<T> outcome) => outcome.Refusal is { } refusal ? throw new InvalidOperationException($"The demo's alerts cannot be made: {refusal.Message}") : outcome.Value!;
}
