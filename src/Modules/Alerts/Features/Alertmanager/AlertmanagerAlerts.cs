using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Domain.Rules;
using Platform.Alerts.Intake;
using Platform.Alerts.Storage;
using Platform.Hosting.Http;
using Platform.Hosting.Http.Limits;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Alerts.Features;

/// <summary>Alerts as Prometheus sends them and amtool reads them: the API of Alertmanager, version 2.</summary>
internal static class AlertmanagerAlerts
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/alerts", Post).WithName("PostAlertmanagerAlerts").WithSummary("Send alerts, as Prometheus does").RequirePermission(AlertsPermissions.Send.Name)
            .Accepts<PostAlerts.SentAlert[]>("application/json").WithBodyLimit(AlertIntake.MostBytes).WithRateLimit(RateLimit.Intake).WithoutIdempotency();
        api.MapGet("/alerts", List).WithName("ListAlertmanagerAlerts").WithSummary("List firing alerts").RequirePermission(AlertsPermissions.Read.Name).Produces<GettableAlert[]>();
        api.MapGet("/alerts/groups", Groups).WithName("ListAlertmanagerGroups").WithSummary("List firing alerts by the group they are told of with").RequirePermission(AlertsPermissions.Read.Name).Produces<GettableGroup[]>();
    }

    private static async Task<IResult> Post(HttpContext http, AlertIntake intake, Call call, CancellationToken ct)
    {
        var outcome = await intake.Take(call, http.Request.BodyReader, isStrict: false, ct);
        if (outcome.Refusal is { } refusal) return AlertmanagerAnswers.Told(refusal, http.Response);
        return outcome.Value!.Rejected is { Count: > 0 } rejected
            ? AlertmanagerAnswers.Bad(string.Join("; ", rejected.Take(10).Select(r => $"alert {r.Index}: {r.Detail}")))
            : TypedResults.Ok();
    }

    private static async Task<IResult> List(HttpContext http, AlertsDb db, ITwins<AlertSignal> twins, RuleBooks books, CancellationToken ct)
    {
        if (Wanted.Of(http.Request.Query, out var why) is not { } wanted) return AlertmanagerAnswers.Bad(why);
        var policy = (await books.Of(db.Tenant, ct)).PolicyAt(db.Call.Now);
        return TypedResults.Ok((await Alerts(db, twins, ct)).Where(a => wanted.Takes(a.Alert, policy)).Select(a => GettableAlert.Of(a.Alert, policy)).OrderBy(a => a.Fingerprint, StringComparer.Ordinal).ToArray());
    }

    private static async Task<IResult> Groups(HttpContext http, AlertsDb db, ITwins<AlertSignal> twins, RuleBooks books, CancellationToken ct)
    {
        if (Wanted.Of(http.Request.Query, out var why) is not { } wanted) return AlertmanagerAnswers.Bad(why);
        var policy = (await books.Of(db.Tenant, ct)).PolicyAt(db.Call.Now);
        var groups = (await Alerts(db, twins, ct)).Where(a => wanted.Takes(a.Alert, policy)).GroupBy(a => (a.Site, a.Alert.Group ?? policy.GroupOf(a.Alert.Labels) switch { var rule => $"{rule.Name}:{a.Alert.Labels.Only(rule.By)}" }));
        return TypedResults.Ok(groups.Select(g => new GettableGroup(
            g.Key.Item2 == AlertGroup.Storm ? [] : g.First().Alert.Labels.Only(policy.GroupOf(g.First().Alert.Labels).By).ToDictionary(), new(policy.GroupOf(g.First().Alert.Labels).Name),
            [.. g.Select(a => GettableAlert.Of(a.Alert, policy))])).ToArray());
    }

    /// <summary>What fires at the sites the caller may see.</summary>
    private static async Task<List<(Guid Site, LiveAlert Alert)>> Alerts(AlertsDb db, ITwins<AlertSignal> twins, CancellationToken ct)
    {
        var alerts = new List<(Guid, LiveAlert)>();
        foreach (var site in await db.Sites.Select(s => s.Site).ToListAsync(ct))
            foreach (var alert in (await twins.Ask(new TwinKey(db.Tenant, site), GetSiteAlerts.Now, ct)).Alerts.Values)
                if (alert.IsActive) alerts.Add((site, alert));
        return alerts;
    }

    /// <summary>Which alerts are asked for.</summary>
    private sealed record Wanted(IReadOnlyList<Matcher> Matchers, bool Active, bool Silenced, bool Inhibited, Regex? Receiver)
    {
        public static Wanted? Of(IQueryCollection query, out string why)
        {
            (why, var matchers) = ("", new List<Matcher>());
            foreach (var text in query["filter"])
            {
                if (!Matcher.TryParse(text ?? "", out var matcher) || matchers.Count >= Domain.Rules.Matchers.Most)
                {
                    why = $"bad matcher format: {text?[..Math.Min(text.Length, 100)]}";
                    return null;
                }

                matchers.Add(matcher);
            }

            try
            {
                var receiver = query["receiver"].ToString() is { Length: > 0 and < 500 } name ? new Regex($@"\A(?:{name})\z", RegexOptions.NonBacktracking) : null;
                return new(matchers, Flag("active"), Flag("silenced"), Flag("inhibited"), receiver);
            }
            catch (Exception e) when (e is ArgumentException or NotSupportedException)
            {
                why = "failed to parse receiver param";
                return null;
            }

            bool Flag(string name) => !string.Equals(query[name], "false", StringComparison.OrdinalIgnoreCase);
        }

        public bool Takes(LiveAlert alert, AlertPolicy policy) => Matchers.All(alert.Labels) && (Receiver is null || Receiver.IsMatch(policy.GroupOf(alert.Labels).Name)) && alert.Suppression switch
        {
            null => Active,
            { Kind: SuppressionKind.Silenced or SuppressionKind.Maintenance } => Silenced,
            _ => Inhibited,
        };
    }
}
