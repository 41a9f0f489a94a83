using System.Collections.Immutable;
using Platform.Alerts.Domain.Records;

namespace Platform.Alerts.Domain.Triage;

/// <summary>What follows from a priority, and what the rules of triage may be.</summary>
internal static class TriageDecisions
{
    public const int MostRules = 200, MostMembers = 200, LongestName = 80;

    /// <summary>From 80 on it is given to those who know about its kind, from 90 on supervisors are told: each once, while it goes on.</summary>
    public static Decision<AlertEvent> Follow(Alert alert, int priority, TriageRules rules, DateTimeOffset now)
    {
        if (alert.IsOver) return [];
        List<AlertEvent> events = [];
        if (priority >= TriageScore.Route && alert.Team is null && rules.RouteOf(alert.Type) is { } route) events.Add(new AlertRouted(route.Team, route.Members, priority, now));
        if (priority >= TriageScore.Escalate && alert.EscalatedAt is null) events.Add(new AlertEscalated(priority, now));
        return [.. events];
    }

    public static Decision<TriageRulesEvent> Set(TriageRules rules, ImmutableArray<TriageRoute> routes, ImmutableArray<AssetRule> assets, ImmutableArray<SiteRule> sites, DateTimeOffset now)
    {
        if (routes.Length > MostRules || assets.Length > MostRules || sites.Length > 10 * MostRules) return TriageRefusals.TooMany;
        if (routes.Any(r => !IsName(r.Type) || !IsName(r.Team) || r.Members.Length > MostMembers) || routes.DistinctBy(r => r.Type).Count() < routes.Length) return TriageRefusals.BadRoute;
        if (assets.Any(a => (a.DeviceType is null && a.Tag is null) || !(a.DeviceType is null || IsName(a.DeviceType)) || !(a.Tag is null || IsName(a.Tag)))) return TriageRefusals.BadAsset;
        if (sites.DistinctBy(s => s.Site).Count() < sites.Length) return TriageRefusals.SiteTwice;
        return routes.SequenceEqual(rules.Routes) && assets.SequenceEqual(rules.Assets) && sites.SequenceEqual(rules.Sites) ? [] : new TriageRulesSet(rules.Tenant, routes, assets, sites, now);
    }

    private static bool IsName(string name) => name.Trim().Length is > 0 and <= LongestName && !name.Contains('\0');
}

internal static class TriageRefusals
{
    public static readonly Refusal TooMany = Refusal.Invalid("alert-triage.too-many", $"There are at most {TriageDecisions.MostRules} rules of a kind.");
    public static readonly Refusal BadRoute = Refusal.Invalid("alert-triage.route", $"A route names a type, once, and a team of at most {TriageDecisions.LongestName} characters.");
    public static readonly Refusal BadAsset = Refusal.Invalid("alert-triage.asset", "What is said of devices names their type, a tag, or both.");
    public static readonly Refusal SiteTwice = Refusal.Invalid("alert-triage.site-twice", "A site is named twice.");
    public static readonly Refusal UnknownPerson = Refusal.Invalid("alert-triage.unknown-person", "Somebody named works here no more; GET /v1/users lists people.");
    public static readonly Refusal UnknownSite = Refusal.Invalid("alert-triage.unknown-site", "A site named is not there; GET /v1/sites lists them.");
    public static readonly Refusal Untriaged = Refusal.NotFound("alert.untriaged", "The alert has no priority yet; ask again in a moment.");
}
