using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Incidents;
using Platform.Alerts.Domain.Rules;
using Platform.Alerts.Domain.Triage;
using Platform.Alerts.Sources.Records;
using Platform.Hosting.Data;
using Platform.Hosting.Privacy;

namespace Platform.Alerts.Storage;

/// <summary>What this module keeps of people: which alerts and incidents they took care of, what they said about them, the silences that bear their name, when they stood in for somebody, and what they were called about.</summary>
internal sealed class AlertsOfPerson(AlertsDb db, TenantTables tables, Ledger<TriageRules, TriageRulesEvent> ledger, Ledger<Incident, IncidentEvent> incidents) : IPersonalDataSource
{
    public string Module => "alerts";

    public async Task<IReadOnlyList<PersonalTable>> Of(PersonInQuestion person, CancellationToken ct)
    {
        var all = (await tables.All(ct)).Where(t => t.Schema == Module).ToDictionary(t => t.Name);
        var found = new List<PersonalTable>();
        foreach (var column in new[] { "assignee_id", "acknowledged_by", "resolved_by" })
            found.Add(new("alerts", await tables.Rows(all["alerts"], db.Tenant, (column, person.Id), ct).ToListAsync(ct)));
        found.Add(new("comments", await tables.Rows(all["comments"], db.Tenant, ("author_id", person.Id), ct).ToListAsync(ct)));
        found.Add(new("feedback", await tables.Rows(all["feedback"], db.Tenant, ("person_id", person.Id), ct).ToListAsync(ct)));
        found.Add(new("incident_updates", await tables.Rows(all["incident_updates"], db.Tenant, ("author_id", person.Id), ct).ToListAsync(ct)));
        foreach (var incident in await Led(person, ct)) found.Add(new("incidents", await tables.Rows(all["incidents"], db.Tenant, ("key", incident.Key), ct).ToListAsync(ct)));
        foreach (var rules in await Routing(person, ct)) found.Add(new("triage_rules", await tables.Rows(all["triage_rules"], db.Tenant, ("key", rules.Key), ct).ToListAsync(ct)));
        var keys = await Named(person).Select(s => s.Key).ToListAsync(ct);
        foreach (var key in keys) found.Add(new("silences", await tables.Rows(all["silences"], db.Tenant, ("key", key), ct).ToListAsync(ct)));
        foreach (var column in new[] { "person_id", "instead_of_id", "made_by" })
            found.Add(new("on_call_overrides", await tables.Rows(all["on_call_overrides"], db.Tenant, (column, person.Id), ct).ToListAsync(ct)));
        found.Add(new("on_call_feeds", await tables.Rows(all["on_call_feeds"], db.Tenant, ("owner_id", person.Id), ct).ToListAsync(ct)));
        found.Add(new("escalation_pages", await tables.Rows(all["escalation_pages"], db.Tenant, ("person_id", person.Id), ct).ToListAsync(ct)));
        found.Add(new("escalations", await tables.Rows(all["escalations"], db.Tenant, ("answered_by", person.Id), ct).ToListAsync(ct)));
        foreach (var payload in await Saying(person).Select(p => p.Id).ToListAsync(ct)) found.Add(new("source_payloads", await tables.Rows(all["source_payloads"], db.Tenant, ("id", payload), ct).ToListAsync(ct)));
        return [.. found.GroupBy(t => t.Name).Select(same => new PersonalTable(same.Key, [.. same.SelectMany(t => t.Rows).Distinct()]))];
    }

    public async Task Erase(PersonInQuestion person, CancellationToken ct)
    {
        await Named(person).ExecuteUpdateAsync(set => set.SetProperty(s => s.CreatedBy, Erased.Text), ct);
        await db.Comments.Where(c => c.AuthorId == person.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Text, Erased.Text), ct);
        await Saying(person).ExecuteDeleteAsync(ct);
        await db.Feeds.Where(f => f.OwnerId == person.Id).ExecuteDeleteAsync(ct); // whose shifts are left stays seen: they have nobody now
        await db.Alerts.Where(a => a.AssigneeId == person.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.AssigneeId, (Guid?)null), ct);
        await db.IncidentUpdates.Where(u => u.AuthorId == person.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.Text, Erased.Text), ct);
        foreach (var incident in await Led(person, ct))
            await incidents.Change(incident.Key, null, i => [.. i.Roles.Where(r => r.Value == person.Id).Select(r => new IncidentRoleLeft(r.Key, db.Call.Now))], ct);
        await db.Feedback.Where(f => f.PersonId == person.Id).ExecuteDeleteAsync(ct);
        foreach (var rules in await Routing(person, ct))
            await ledger.Change(rules.Key, null, r => TriageDecisions.Set(r, [.. r.Routes.Select(route => route with { Members = route.Members.Remove(person.Id) })], r.Assets, r.Sites, db.Call.Now), ct);
    }

    private async Task<IReadOnlyList<TriageRules>> Routing(PersonInQuestion person, CancellationToken ct) =>
        [.. (await db.TriageRules.AsNoTracking().ToListAsync(ct)).Where(r => r.Routes.Any(route => route.Members.Contains(person.Id)))];

    private async Task<IReadOnlyList<Incident>> Led(PersonInQuestion person, CancellationToken ct) =>
        await db.Incidents.FromSql($"select * from alerts.incidents where roles::text like '%' || {person.Id.ToString()} || '%'").AsNoTracking().ToListAsync(ct);

    // Somebody is named there as whoever sent it names them.
    private IQueryable<ReceivedPayload> Saying(PersonInQuestion person)
    {
        var patterns = person.Texts.Where(text => text.Length > 2).Select(Like.Contains).ToArray();
        return db.Payloads.Where(p => patterns.Any(pattern => EF.Functions.ILike(p.Body, pattern)));
    }

    private IQueryable<KeptSilence> Named(PersonInQuestion person) => db.Silences.Where(s => person.Texts.Contains(s.CreatedBy));
}
