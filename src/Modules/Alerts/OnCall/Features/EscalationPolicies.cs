using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.OnCall.Escalation;
using Platform.Alerts.OnCall.Records;
using Platform.Alerts.Storage;
using Platform.Contracts.Sites;
using Platform.Hosting.Data;
using Platform.Hosting.Http;

namespace Platform.Alerts.OnCall.Features;

/// <summary>Who is called about alerts of which site; a site has one policy. What has begun goes on by the steps it began with.</summary>
internal static class EscalationPolicies
{
    public static void Map(RouteGroupBuilder policies)
    {
        policies.MapGet("", List).WithName("ListEscalationPolicies").WithSummary("List escalation policies").RequirePermission(AlertsPermissions.Read.Name);
        policies.MapGet("/{id:guid}", Get).WithName("GetEscalationPolicy").WithSummary("Get an escalation policy").RequirePermission(AlertsPermissions.Read.Name);
        var changes = policies.MapGroup("").ForWholeCompany().TellingOfSchedules().RequirePermission(AlertsPermissions.OnCall.Name);
        changes.MapPost("", Post).WithName("MakeEscalationPolicy").WithSummary("Make an escalation policy");
        changes.MapPut("/{id:guid}", Put).WithName("ChangeEscalationPolicy").WithSummary("Change an escalation policy");
        changes.MapDelete("/{id:guid}", Delete).WithName("RemoveEscalationPolicy").WithSummary("Remove an escalation policy");
    }

    private static async Task<Ok<PoliciesView>> List(AlertsDb db, OnCallNames names, CancellationToken ct)
    {
        var policies = await db.EscalationPolicies.AsNoTracking().Where(p => p.RemovedAt == null).OrderBy(p => p.Name).ToListAsync(ct);
        var people = (await names.People(policies.SelectMany(Named), ct)).ToDictionary(p => p.Id);
        return TypedResults.Ok(new PoliciesView([.. policies.Select(p => PolicyView.Of(p, db.Call.Sites, [.. Named(p).Distinct().Select(id => people[id])]))]));
    }

    private static async Task<Results<Ok<PolicyView>, ProblemHttpResult>> Get(Guid id, AlertsDb db, OnCallNames names, CancellationToken ct) =>
        await db.EscalationPolicies.AsNoTracking().SingleOrDefaultAsync(p => p.Key == id && p.RemovedAt == null, ct) is { } policy ? TypedResults.Ok(await View(policy, db, names, ct)) : Problems.Of(OnCallRefusals.NoPolicy);

    private static async Task<Results<Created<PolicyView>, ProblemHttpResult>> Post(
        PolicyCommand command, AlertsDb db, ISiteDirectory sites, OnCallNames names, PolicyBook book, Ledger<EscalationPolicy, EscalationPolicyEvent> policies, CancellationToken ct)
    {
        if (await db.EscalationPolicies.CountAsync(p => p.RemovedAt == null, ct) >= EscalationPolicy.Most) return Problems.Of(OnCallRefusals.TooMany);
        if (await Refuse(command, [], db, sites, names, ct) is { } unknown) return Problems.Of(unknown);
        var decision = EscalationPolicy.Decide(null, Guid.CreateVersion7(db.Call.Now), db.Tenant, command.Name, command.ToSteps(), command.Repeats, command.Sites(), db.Call.Now);
        var outcome = await Save(() => policies.Begin(decision, ct), db, book, ct);
        return outcome.Value is { } made ? TypedResults.Created($"/v1/on-call/policies/{made.Key}", await View(made, db, names, ct)) : Problems.Of(outcome.Refusal!);
    }

    private static async Task<Results<Ok<PolicyView>, ProblemHttpResult>> Put(
        Guid id, IfMatch version, PolicyCommand command, AlertsDb db, ISiteDirectory sites, OnCallNames names, PolicyBook book, Ledger<EscalationPolicy, EscalationPolicyEvent> policies, CancellationToken ct)
    {
        if (await db.EscalationPolicies.AsNoTracking().SingleOrDefaultAsync(p => p.Key == id && p.RemovedAt == null, ct) is not { } known) return Problems.Of(OnCallRefusals.NoPolicy);
        if (await Refuse(command, Named(known), db, sites, names, ct) is { } unknown) return Problems.Of(unknown);
        var outcome = await Save(() => policies.Change(id, version.Version, p => EscalationPolicy.Decide(p, id, db.Tenant, command.Name, command.ToSteps(), command.Repeats, command.Sites(), db.Call.Now), ct), db, book, ct);
        return outcome.Value is { } changed ? TypedResults.Ok(await View(changed, db, names, ct)) : Problems.Of(outcome.Refusal!);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(Guid id, IfMatch version, AlertsDb db, PolicyBook book, Ledger<EscalationPolicy, EscalationPolicyEvent> policies, CancellationToken ct)
    {
        var outcome = await Save(() => policies.Change(id, version.Version, p => EscalationPolicy.Remove(p, db.Call.Now), ct), db, book, ct);
        return outcome.Refusal is { } refusal ? Problems.Of(refusal) : TypedResults.NoContent();
    }

    /// <summary>The policy and the sites it holds at change together, or, where another holds at one of them, not at all.</summary>
    public static async Task<Outcome<EscalationPolicy>> Save(Func<Task<Outcome<EscalationPolicy>>> change, AlertsDb db, PolicyBook book, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var outcome = await change();
        if (outcome.Value is not { } policy) return outcome;
        await db.PoliciesAtSites.Where(a => a.PolicyId == policy.Key && !policy.Sites.Contains(a.SiteId)).ExecuteDeleteAsync(ct);
        await db.Database.ExecuteSqlAsync($"insert into alerts.escalation_sites (tenant, site_id, policy_id) select {db.Tenant.Value}, s, {policy.Key} from unnest({policy.Sites}) s order by s on conflict do nothing", ct);
        if (await db.PoliciesAtSites.CountAsync(a => a.PolicyId == policy.Key, ct) < policy.Sites.Length)
        {
            var other = await db.PoliciesAtSites.Where(a => a.PolicyId != policy.Key && policy.Sites.Contains(a.SiteId)).Join(db.EscalationPolicies, a => a.PolicyId, p => p.Key, (_, p) => p.Name).FirstOrDefaultAsync(ct);
            return OnCallRefusals.SiteTaken(other ?? "another policy");
        }

        await transaction.CommitAsync(ct);
        book.Forget(db.Tenant);
        return outcome;
    }

    private static async Task<Refusal?> Refuse(PolicyCommand command, IEnumerable<Guid> known, AlertsDb db, ISiteDirectory sites, OnCallNames names, CancellationToken ct)
    {
        var targets = command.ToSteps().SelectMany(s => s.Targets).ToList();
        if (!await names.AllWorkHere(targets.Where(t => t.Kind is TargetKind.Person).Select(t => t.Id).OfType<Guid>().Except(known), ct)) return OnCallRefusals.UnknownPerson;
        var schedules = targets.Where(t => t.Kind is TargetKind.Schedule).Select(t => t.Id).OfType<Guid>().Distinct().ToList();
        if (await db.OnCallSchedules.CountAsync(s => schedules.Contains(s.Key) && s.RemovedAt == null, ct) < schedules.Count) return OnCallRefusals.UnknownSchedule;
        var named = command.Sites().Where(s => s != Guid.Empty).Distinct().ToList();
        return (await sites.Names(db.Call, named, ct)).Count < named.Count ? OnCallRefusals.UnknownSite : null;
    }

    private static IEnumerable<Guid> Named(EscalationPolicy policy) => policy.Steps.SelectMany(s => s.Targets).Where(t => t.Kind is TargetKind.Person).Select(t => t.Id!.Value);

    private static async Task<PolicyView> View(EscalationPolicy policy, AlertsDb db, OnCallNames names, CancellationToken ct) => PolicyView.Of(policy, db.Call.Sites, await names.People(Named(policy), ct));
}
