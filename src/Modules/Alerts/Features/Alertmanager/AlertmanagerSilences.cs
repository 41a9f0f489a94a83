using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Rules;
using Platform.Alerts.Storage;
using Platform.Hosting.Http;

namespace Platform.Alerts.Features;

/// <summary>Silences as amtool writes, lists and ends them. Whoever is limited to some sites silences nothing: a silence holds for all.</summary>
internal static class AlertmanagerSilences
{
    /// <summary>A silence as it is sent; with an id, that one is meant to become so.</summary>
    public sealed record PostableSilence(string? Id, MatcherView[]? Matchers, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? CreatedBy, string? Comment, bool UntilResolved = false);

    public sealed record PostedSilence(Guid SilenceID);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/silences", Post).WithName("PostAlertmanagerSilence").WithSummary("Silence alerts").RequirePermission(AlertsPermissions.Silence.Name).Produces<PostedSilence>();
        api.MapGet("/silences", List).WithName("ListAlertmanagerSilences").WithSummary("List silences").RequirePermission(AlertsPermissions.Read.Name).Produces<GettableSilence[]>();
        api.MapGet("/silence/{id}", Get).WithName("GetAlertmanagerSilence").WithSummary("Get a silence").RequirePermission(AlertsPermissions.Read.Name).Produces<GettableSilence>();
        api.MapDelete("/silence/{id}", Delete).WithName("DeleteAlertmanagerSilence").WithSummary("End a silence").RequirePermission(AlertsPermissions.Silence.Name);
    }

    private static async Task<IResult> Post(HttpContext http, PostableSilence sent, SilenceChanges changes, CancellationToken ct)
    {
        var wish = new SilenceDecisions.Wish([.. (sent.Matchers ?? []).OfType<MatcherView>().Select(m => m.Matcher())], Instant.Truncate(sent.StartsAt), Instant.Truncate(sent.EndsAt), sent.CreatedBy ?? "", sent.Comment ?? "", sent.UntilResolved);
        if (wish.Comment.Length > SilenceDecisions.LongestComment || wish.CreatedBy.Length > SilenceDecisions.LongestCreator || wish.Comment.Contains('\0') || wish.CreatedBy.Contains('\0'))
            return AlertmanagerAnswers.Bad($"A comment has at most {SilenceDecisions.LongestComment} characters, and a name at most {SilenceDecisions.LongestCreator}.");

        var outcome = await changes.Keep(sent.Id, wish, ct);
        return outcome.Refusal is { } refusal ? AlertmanagerAnswers.Told(refusal, http.Response) : TypedResults.Ok(new PostedSilence(outcome.Value!.Key));
    }

    private static async Task<IResult> List(HttpContext http, AlertsDb db, CancellationToken ct)
    {
        var matchers = new List<Matcher>();
        foreach (var text in http.Request.Query["filter"])
            if (Matcher.TryParse(text ?? "", out var matcher)) matchers.Add(matcher);
            else return AlertmanagerAnswers.Bad($"bad matcher format: {text?[..Math.Min(text.Length, 100)]}");

        // As Alertmanager: those for which the filter's values match; what is over stays listed for some days.
        var since = db.Call.Now.AddDays(-5);
        var silences = await db.Silences.AsNoTracking().Where(s => s.EndsAt > since).ToListAsync(ct);
        return TypedResults.Ok(silences.Where(s => matchers.All(m => s.Matchers.Any(own => own.Name == m.Name && m.Matches(LabelSet.Of((m.Name, own.Value))))))
            .Select(s => GettableSilence.Of(s, db.Call.Now)).OrderBy(s => s.Status.State, StringComparer.Ordinal).ThenBy(s => s.EndsAt).ToArray());
    }

    private static async Task<IResult> Get(HttpContext http, string id, AlertsDb db, CancellationToken ct) =>
        Guid.TryParse(id, out var key) && await db.Silences.AsNoTracking().SingleOrDefaultAsync(s => s.Key == key, ct) is { } silence
            ? TypedResults.Ok(GettableSilence.Of(silence, db.Call.Now)) : AlertmanagerAnswers.Told(SilenceRefusals.NotFound, http.Response);

    private static async Task<IResult> Delete(HttpContext http, string id, SilenceChanges changes, CancellationToken ct) =>
        (await changes.End(id, ct)).Refusal is { } refusal ? AlertmanagerAnswers.Told(refusal, http.Response) : TypedResults.Ok();
}
