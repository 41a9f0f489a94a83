using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Sla;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features.Promises;

/// <summary>What is promised to whom: policies made, changed and removed. No two are for the same customer, site, category and priority, so it is always clear which holds.</summary>
internal static class SlaPolicies
{
    /// <summary>The policy says this now; of the standard one there may be no record yet.</summary>
    public static Decision<SlaPolicyEvent> Decide(KeptPolicy? kept, SlaPolicy policy, IEnumerable<KeptPolicy> others, TenantId tenant, DateTimeOffset now)
    {
        if (kept?.RemovedAt is not null) return SlaRefusals.NotFound;
        foreach (var other in others.Where(o => o.Key != policy.Id))
        {
            if (other.Name.Equals(policy.Name, StringComparison.OrdinalIgnoreCase)) return SlaRefusals.NameTaken;
            if (other.Policy.IsForTheSameAs(policy)) return SlaRefusals.Twice;
        }

        if (kept is null) return new SlaPolicyAdded(tenant, policy, now);
        return kept.Policy == policy ? [] : new SlaPolicyChanged(policy, now);
    }

    public static Decision<SlaPolicyEvent> DecideRemoval(KeptPolicy kept, DateTimeOffset now) => kept.RemovedAt is null ? new SlaPolicyRemoved(now) : SlaRefusals.NotFound;

    public static void Map(RouteGroupBuilder policies)
    {
        policies.MapGet("", List).WithName("ListSlaPolicies").WithSummary("List SLA policies").RequirePermission(TicketsPermissions.Read.Name);
        policies.MapGet("/{id:guid}", Get).WithName("GetSlaPolicy").WithSummary("Get an SLA policy").RequirePermission(TicketsPermissions.Read.Name);
        var changes = policies.MapGroup("").ForWholeCompany();
        changes.MapPost("", Post).WithName("MakeSlaPolicy").WithSummary("Make an SLA policy").RequirePermission(TicketsPermissions.Promise.Name);
        changes.MapPut("/{id:guid}", Put).WithName("ChangeSlaPolicy").WithSummary("Change an SLA policy").RequirePermission(TicketsPermissions.Promise.Name);
        changes.MapDelete("/{id:guid}", Delete).WithName("RemoveSlaPolicy").WithSummary("Remove an SLA policy").RequirePermission(TicketsPermissions.Promise.Name);
    }

    private static async Task<Ok<SlaPoliciesView>> List(TicketsDb db, SlaPolicyNames names, CancellationToken ct)
    {
        // What is promised at other sites is told to those who may see them.
        var seen = (await WorkCalendars.Policies(db, ct)).Where(p => p.Policy.Site is not { } site || db.Call.Sites.Contains(site));
        return TypedResults.Ok(new SlaPoliciesView(await names.Of(seen.OrderByDescending(p => p.Policy.Names).ThenBy(p => p.Name, StringComparer.Ordinal), ct)));
    }

    private static async Task<Results<Ok<SlaPolicyView>, ProblemHttpResult>> Get(Guid id, TicketsDb db, SlaPolicyNames names, CancellationToken ct) =>
        (await WorkCalendars.Policies(db, ct)).SingleOrDefault(p => p.Key == id && (p.Policy.Site is not { } site || db.Call.Sites.Contains(site))) is { } policy
            ? TypedResults.Ok((await names.Of([policy], ct))[0])
            : Problems.Of(SlaRefusals.NotFound);

    private static async Task<Results<Created<SlaPolicyView>, ProblemHttpResult>> Post(
        SlaPolicyCommand command, TicketsDb db, SlaPolicyNames names, Ledger<KeptPolicy, SlaPolicyEvent> ledger, PromiseChanges changes, CancellationToken ct)
    {
        var others = await WorkCalendars.Policies(db, ct);
        if (others.Count >= KeptPolicy.Most) return Problems.Of(SlaRefusals.TooMany);
        var read = await names.Read(Guid.CreateVersion7(db.Call.Now), command, ct);
        if (read.Value is not { } policy) return Problems.Of(read.Refusal!);
        var outcome = await changes.Change(KeptPolicy.Kind, () => ledger.Begin(Decide(null, policy, others, db.Tenant, db.Call.Now), ct), ct);
        return outcome.Value is var (made, job) ? TypedResults.Created($"/v1/sla-policies/{made.Key}", (await names.Of([made], ct, job))[0]) : Problems.Of(outcome.Refusal!);
    }

    private static async Task<Results<Ok<SlaPolicyView>, ProblemHttpResult>> Put(
        Guid id, IfMatch version, SlaPolicyCommand command, TicketsDb db, SlaPolicyNames names, Ledger<KeptPolicy, SlaPolicyEvent> ledger, PromiseChanges changes, CancellationToken ct)
    {
        var others = await WorkCalendars.Policies(db, ct);
        if (others.SingleOrDefault(p => p.Key == id) is not { } known) return Problems.Of(SlaRefusals.NotFound);
        var read = await names.Read(id, command, ct);
        if (read.Value is not { } policy) return Problems.Of(read.Refusal!);
        var outcome = await changes.Change(KeptPolicy.Kind, () =>
            known.Version == 0 && version.Version > 0 ? Task.FromResult<Outcome<KeptPolicy>>(DeskRefusals.Stale)
            : known.Version == 0 ? ledger.Begin(Decide(null, policy, others, db.Tenant, db.Call.Now), ct)
            : ledger.Change(id, version.Version, kept => Decide(kept, policy, others, db.Tenant, db.Call.Now), ct), ct);
        return outcome.Value is var (changed, job) ? TypedResults.Ok((await names.Of([changed], ct, job))[0]) : Problems.Of(outcome.Refusal!);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        Guid id, IfMatch version, TicketsDb db, Ledger<KeptPolicy, SlaPolicyEvent> ledger, PromiseChanges changes, CancellationToken ct)
    {
        if ((await WorkCalendars.Policies(db, ct)).SingleOrDefault(p => p.Key == id) is not { } known) return Problems.Of(SlaRefusals.NotFound);
        var outcome = await changes.Change(KeptPolicy.Kind, () => known.Version == 0
            ? ledger.Begin([new SlaPolicyAdded(db.Tenant, known.Policy, db.Call.Now), new SlaPolicyRemoved(db.Call.Now)], ct)
            : ledger.Change(id, version.Version, kept => DecideRemoval(kept, db.Call.Now), ct), ct);
        return outcome.Refusal is { } refusal ? Problems.Of(refusal) : TypedResults.NoContent();
    }
}
