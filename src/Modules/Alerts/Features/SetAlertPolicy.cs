using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Rules;
using Platform.Alerts.Live;
using Platform.Alerts.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Http;

namespace Platform.Alerts.Features;

/// <summary>How alerts are grouped, hidden behind others, and kept from people while work is planned; one policy for the company, replaced as a whole.</summary>
internal static class SetAlertPolicy
{
    /// <summary>What is left out is as it usually is.</summary>
    public sealed record Command(
        GroupRuleView? Default = null, [property: MaxLength(PolicyDecisions.MostRules)] GroupRuleView[]? Groups = null, [property: MaxLength(PolicyDecisions.MostRules)] InhibitionView[]? Inhibitions = null,
        [property: MaxLength(PolicyDecisions.MostRules)] WindowView[]? Windows = null, MatcherView[]? NeverFolded = null, int? StormAt = null, int? FlapInAt = null, int? FlapOutAt = null, int? ResolveTimeoutSeconds = null)
    {
        public AlertPolicy Policy() => AlertPolicy.Usual with
        {
            Default = Default?.Rule() ?? GroupRule.Usual,
            Groups = [.. (Groups ?? []).OfType<GroupRuleView>().Select(g => g.Rule())],
            Inhibitions = [.. (Inhibitions ?? []).OfType<InhibitionView>().Select(i => new InhibitionRule(i.Name ?? "", Policies.Matchers(i.Source), Policies.Matchers(i.Target), Policies.Names(i.Equal)))],
            Windows = [.. (Windows ?? []).OfType<WindowView>().Select(w => new MaintenanceWindow(w.Name ?? "", Policies.Matchers(w.Matchers), new(DateTime.SpecifyKind(w.StartsAt, DateTimeKind.Unspecified), TimeSpan.FromMinutes(w.DurationMinutes), w.TimeZone ?? "", w.Rule)))],
            NeverFolded = NeverFolded is null ? AlertPolicy.Usual.NeverFolded : Policies.Matchers(NeverFolded),
            StormAt = StormAt ?? AlertPolicy.Usual.StormAt, FlapInAt = FlapInAt ?? AlertPolicy.Usual.FlapInAt, FlapOutAt = FlapOutAt ?? AlertPolicy.Usual.FlapOutAt,
            ResolveTimeout = ResolveTimeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : AlertPolicy.Usual.ResolveTimeout,
        };
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/alert-policy", Get).WithTags("Alerts").WithName("GetAlertPolicy").WithSummary("How alerts are told of").RequirePermission(AlertsPermissions.Read.Name);
        api.MapPut("/alert-policy", Put).WithTags("Alerts").WithName("SetAlertPolicy").WithSummary("Change how alerts are told of").RequirePermission(AlertsPermissions.Administer.Name);
    }

    private static async Task<Ok<AlertPolicyView>> Get(AlertsDb db, CancellationToken ct) =>
        TypedResults.Ok(await db.Policies.AsNoTracking().SingleOrDefaultAsync(p => p.Key == db.Tenant.Value, ct) is { } kept ? AlertPolicyView.Of(kept.Current, kept.Version) : AlertPolicyView.Of(AlertPolicy.Usual, 0));

    private static async Task<Results<Ok<AlertPolicyView>, ProblemHttpResult>> Put(Command command, IfMatch version, AlertsDb db, Ledger<KeptPolicy, AlertPolicyEvent> policies, RuleChanges changes, CancellationToken ct)
    {
        if (!db.Call.Sites.IsAll) return Problems.Of(LimitedToSites);
        var (policy, now) = (command.Policy(), db.Call.Now);
        var outcome = await db.Policies.AnyAsync(p => p.Key == db.Tenant.Value, ct)
            ? await policies.Change(db.Tenant.Value, version.Version, kept => PolicyDecisions.Set(kept, db.Tenant, policy, now), ct)
            : await policies.Begin(PolicyDecisions.Set(null, db.Tenant, policy, now), ct);
        if (outcome.Refusal is { } refusal) return Problems.Of(refusal);
        await changes.Tell(ct);
        return TypedResults.Ok(AlertPolicyView.Of(outcome.Value!.Current, outcome.Value.Version));
    }

    private static readonly Refusal LimitedToSites = Refusal.Forbidden("alert-policy.limited-to-sites", "The policy holds for all sites; your access is limited to some.");
}
