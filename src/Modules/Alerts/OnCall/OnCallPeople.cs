using Microsoft.EntityFrameworkCore;
using Platform.Alerts.OnCall.Escalation;
using Platform.Alerts.OnCall.Rules;
using Platform.Alerts.Storage;
using Platform.Contracts.Identity;

namespace Platform.Alerts.OnCall;

/// <summary>Who is on call, and who of them can be called: those who work here and may see alerts of the site.</summary>
internal sealed class OnCallPeople(AlertsDb db, IPersonDirectory people)
{
    private readonly Dictionary<string, IReadOnlyList<Colleague>> _colleagues = [];

    /// <summary>Schedules with those of their overrides that concern a stretch of time.</summary>
    public async Task<IReadOnlyDictionary<Guid, Rota>> Rotas(IReadOnlyCollection<Guid> schedules, DateTimeOffset from, DateTimeOffset until, CancellationToken ct)
    {
        var found = await db.OnCallSchedules.AsNoTracking().Where(s => schedules.Contains(s.Key) && s.RemovedAt == null).ToListAsync(ct);
        var overrides = (await db.Overrides.AsNoTracking().Where(o => schedules.Contains(o.ScheduleId) && o.RemovedAt == null && o.EndsAt > from && o.StartsAt < until).ToListAsync(ct)).ToLookup(o => o.ScheduleId, o => o.Override());
        return found.ToDictionary(s => s.Key, s => new Rota(s.Plan, overrides[s.Key]));
    }

    /// <summary>Whom a step calls at a moment about alerts of a site; without a step, everybody who may take care of them, or at least see them.</summary>
    public async Task<IReadOnlyList<Guid>> Called(EscalationStep? step, Guid site, DateTimeOffset at, CancellationToken ct)
    {
        var may = await Permitted(AlertsPermissions.Read.Name, site, ct);
        var targets = step?.Targets ?? [new(TargetKind.Everyone)];
        var rotas = await Rotas([.. targets.Where(t => t.Kind is TargetKind.Schedule).Select(t => t.Id!.Value)], at, at.AddTicks(1), ct);
        var called = new List<Guid>();
        foreach (var target in targets)
            if (target.Kind is TargetKind.Everyone) called.AddRange(await Permitted(AlertsPermissions.Write.Name, site, ct) is { Count: > 0 } carers ? carers : may);
            else if ((target.Kind is TargetKind.Person ? target.Id : rotas.GetValueOrDefault(target.Id!.Value)?.WhoIsOnCall(at).Person) is { } person) called.Add(person);
        return [.. called.Where(may.Contains).Distinct().Order()];
    }

    private async Task<HashSet<Guid>> Permitted(string permission, Guid site, CancellationToken ct) =>
        [.. (_colleagues.TryGetValue(permission, out var known) ? known : _colleagues[permission] = await people.WhoMay(db.Tenant, permission, ct)).Where(p => PermittedSites.Listed(p.Sites).Contains(site)).Select(p => p.Id)];
}
