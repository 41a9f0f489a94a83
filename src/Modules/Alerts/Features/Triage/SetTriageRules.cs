using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Triage;
using Platform.Alerts.Storage;
using Platform.Contracts.Identity;
using Platform.Contracts.Sites;
using Platform.Hosting.Data;
using Platform.Hosting.Http;

namespace Platform.Alerts.Features.Triage;

/// <summary>To whom urgent alerts are given, and what matters to the company: read by those who see alerts, changed by those who run them.</summary>
internal static class SetTriageRules
{
    /// <summary>Alerts of the type whose priority is 80 or more go to the team; its members are told.</summary>
    public sealed record TriageRouteView(string Type, string Team, Guid[]? Members = null);

    /// <summary>Names a device type, a tag, or both.</summary>
    public sealed record AssetRuleView(Importance Importance, string? DeviceType = null, string? Tag = null);

    public sealed record SiteRuleView(Guid SiteId, Importance Importance);

    public sealed record TriageRulesView(
        IReadOnlyList<TriageRouteView> Routes, [property: Description("The most that one of them says of a device counts. Where none does, the tags critical, important and spare speak for themselves.")] IReadOnlyList<AssetRuleView> Assets,
        IReadOnlyList<SiteRuleView> Sites, int Version) : IVersioned
    {
        public static TriageRulesView Of(TriageRules rules) => new(
            [.. rules.Routes.Select(r => new TriageRouteView(r.Type, r.Team, [.. r.Members]))], [.. rules.Assets.Select(a => new AssetRuleView(a.Importance, a.DeviceType, a.Tag))],
            [.. rules.Sites.Select(s => new SiteRuleView(s.Site, s.Importance))], rules.Version);
    }

    /// <summary>As a whole: routes left out are as they were made, all else left out is gone.</summary>
    public sealed record TriageRulesCommand(TriageRouteView[]? Routes = null, AssetRuleView[]? Assets = null, SiteRuleView[]? Sites = null);

    public static void Map(IEndpointRouteBuilder api)
    {
        var rules = api.MapGroup("/alert-triage-rules").WithTags("Alerts");
        rules.MapGet("", Get).WithName("GetTriageRules").WithSummary("Get to whom urgent alerts are given").RequirePermission(AlertsPermissions.Read.Name);
        rules.MapGroup("").ForWholeCompany().MapPut("", Put).WithName(nameof(SetTriageRules)).WithSummary("Change to whom urgent alerts are given").RequirePermission(AlertsPermissions.Administer.Name);
    }

    private static async Task<Ok<TriageRulesView>> Get(AlertsDb db, CancellationToken ct) =>
        TypedResults.Ok(TriageRulesView.Of(await db.TriageRules.AsNoTracking().SingleOrDefaultAsync(ct) ?? TriageRules.None(db.Tenant)));

    private static async Task<Results<Ok<TriageRulesView>, ProblemHttpResult>> Put(
        IfMatch version, TriageRulesCommand command, AlertsDb db, Ledger<TriageRules, TriageRulesEvent> ledger, IPersonDirectory people, ISiteDirectory sites, CancellationToken ct)
    {
        var routes = command.Routes is null ? TriageRules.Usual : [.. command.Routes.OfType<TriageRouteView>().Select(r => new TriageRoute(r.Type?.Trim() ?? "", r.Team?.Trim() ?? "", [.. (r.Members ?? []).Distinct()]))];
        var assets = (command.Assets ?? []).OfType<AssetRuleView>().Select(a => new AssetRule(a.DeviceType?.Trim(), a.Tag?.Trim().ToLowerInvariant(), a.Importance)).ToList();
        var places = (command.Sites ?? []).OfType<SiteRuleView>().Select(s => new SiteRule(s.SiteId, s.Importance)).ToList();
        var members = routes.SelectMany(r => r.Members).Distinct().ToList();
        if (members.Count > 0 && (await people.Find(db.Tenant, members, ct)).Count < members.Count) return Problems.Of(TriageRefusals.UnknownPerson);
        var named = places.Select(p => p.Site).Distinct().ToList();
        if (named.Count > 0 && (await sites.Names(db.Call, named, ct)).Count < named.Count) return Problems.Of(TriageRefusals.UnknownSite);

        Decision<TriageRulesEvent> Decide(TriageRules rules) => TriageDecisions.Set(rules, routes, [.. assets], [.. places], db.Call.Now);
        var outcome = await ledger.Change(db.Tenant.Value, version.Version, Decide, ct);
        if (outcome.Refusal?.Kind is RefusalKind.NotFound)
        {
            var (none, first) = (TriageRules.None(db.Tenant), Decide(TriageRules.None(db.Tenant)));
            outcome = first.Refusal is { } refusal ? refusal : first.Events.IsEmpty ? none : await ledger.Begin(first, ct);
        }

        return outcome.Value is { } changed ? TypedResults.Ok(TriageRulesView.Of(changed)) : Problems.Of(outcome.Refusal!);
    }
}
