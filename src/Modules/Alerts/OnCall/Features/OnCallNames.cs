using Microsoft.EntityFrameworkCore;
using Platform.Alerts.OnCall.Escalation;
using Platform.Alerts.OnCall.Records;
using Platform.Alerts.OnCall.Rules;
using Platform.Alerts.Storage;
using Platform.Contracts.Identity;

namespace Platform.Alerts.OnCall.Features;

/// <summary>Shows schedules and shifts with the names of the people in them, and who of them has left.</summary>
internal sealed class OnCallNames(AlertsDb db, IPersonDirectory people)
{
    public async Task<bool> AllWorkHere(IEnumerable<Guid> ids, CancellationToken ct) => ids.Distinct().ToList() is var all && (all.Count == 0 || (await people.Find(db.Tenant, all, ct)).Count == all.Count);

    public async Task<IReadOnlyList<NamedPerson>> People(IEnumerable<Guid> ids, CancellationToken ct)
    {
        var all = ids.Distinct().ToList();
        var known = await people.Find(db.Tenant, all, ct);
        return [.. all.Select(id => new NamedPerson(id, known.GetValueOrDefault(id)?.Name))];
    }

    /// <summary>The names of the escalation policies that call each schedule.</summary>
    public async Task<ILookup<Guid, string>> Users(CancellationToken ct) => (await db.EscalationPolicies.AsNoTracking().Where(p => p.RemovedAt == null).OrderBy(p => p.Name).ToListAsync(ct))
        .SelectMany(p => p.Steps.SelectMany(s => s.Targets).Where(t => t.Kind is TargetKind.Schedule).Select(t => (Schedule: t.Id!.Value, p.Name)).Distinct()).ToLookup(u => u.Schedule, u => u.Name);

    public async Task<IReadOnlyList<ScheduleView>> Views(IReadOnlyList<OnCallSchedule> schedules, CancellationToken ct)
    {
        var (users, named) = (await Users(ct), (await People(schedules.SelectMany(s => s.Plan.People()), ct)).ToDictionary(p => p.Id));
        return [.. schedules.Select(s => new ScheduleView(s.Key, s.Name, s.Plan.Zone, [.. s.Plan.Layers.Select(LayerView.Of)], [.. s.Plan.Holidays], [.. s.Plan.People().Select(p => named[p])], [.. users[s.Key]], s.Version))];
    }

    /// <summary>Shifts, and the names of whoever has one. The shift of somebody who has left is nobody's.</summary>
    public async Task<(Func<Shift, ShiftView> View, IReadOnlyList<NamedPerson> People)> Shown(IEnumerable<Shift> shifts, IReadOnlyList<Override> overrides, CancellationToken ct)
    {
        var named = await People(shifts.Select(s => s.Duty.Person).OfType<Guid>().Concat(overrides.Select(o => o.InsteadOf).OfType<Guid>()), ct);
        var (here, instead) = (named.Where(p => p.Name is not null).Select(p => p.Id).ToHashSet(), overrides.ToDictionary(o => o.Id, o => o.InsteadOf));
        return (s => new(s.From, s.Until, s.Duty.Person, s.Duty.Person is not { } person || !here.Contains(person), s.Duty.Layer, s.Duty.Override, s.Duty.Override is { } by ? instead.GetValueOrDefault(by) : null), named);
    }
}
