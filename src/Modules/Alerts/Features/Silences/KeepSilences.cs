using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Domain.Rules;
using Platform.Alerts.Storage;
using Platform.Hosting.Contributions;
using Platform.Hosting.Http;
using Platform.Hosting.Http.Json;

namespace Platform.Alerts.Features;

/// <summary>Silences: listed, begun, changed, ended. Each says why.</summary>
internal static class KeepSilences
{
    private static readonly Sorts<KeptSilence> Orders = Sorts<KeptSilence>.By("-endsAt", s => s.EndsAt, s => s.Key).Or("startsAt", s => s.StartsAt).Or("changedAt", s => s.ChangedAt);

    /// <summary>What is to be silent, from when until when, and why. It begins at once when nothing else is said.</summary>
    public sealed record SilenceCommand(
        [property: Required] MatcherView[] Matchers, DateTimeOffset EndsAt, [property: Required, StringLength(SilenceDecisions.LongestComment, MinimumLength = 3)] string Comment,
        DateTimeOffset? StartsAt = null, [property: Description("Ends with the alerts it silences, and at its end at the latest.")] bool UntilResolved = false);

    public static void Map(IEndpointRouteBuilder silences)
    {
        silences.MapGet("", List).WithName("ListSilences").WithSummary("List silences").RequirePermission(AlertsPermissions.Read.Name);
        silences.MapGet("/{id:guid}", Get).WithName("GetSilence").WithSummary("Get a silence").RequirePermission(AlertsPermissions.Read.Name);
        silences.MapGet("/{id:guid}/timeline", Timeline).WithName("GetSilenceTimeline").WithSummary("Get what happened to a silence").RequirePermission(AlertsPermissions.Read.Name);
        silences.MapPost("", Post).WithName("CreateSilence").WithSummary("Silence alerts").RequirePermission(AlertsPermissions.Silence.Name);
        silences.MapPut("/{id:guid}", Put).WithName("ChangeSilence").WithSummary("Change a silence; one whose matchers change ends, and another begins").RequirePermission(AlertsPermissions.Silence.Name);
        silences.MapDelete("/{id:guid}", Delete).WithName("EndSilence").WithSummary("End a silence").RequirePermission(AlertsPermissions.Silence.Name);
    }

    private static async Task<Results<Ok<Page<SilenceView>>, ProblemHttpResult>> List(
        [AsParameters] ListQuery list, [FromQuery(Name = "filter[state]"), Description("active, pending, expired.")] string? word, AlertsDb db, Cursors cursors, CancellationToken ct)
    {
        var (now, state) = (db.Call.Now, word is null ? (SilenceState?)null : EnumWord.Read<SilenceState>(word, "filter[state]"));
        var silences = db.Silences.AsNoTracking();
        if (state is SilenceState.Expired) silences = silences.Where(s => s.EndsAt <= now);
        if (state is SilenceState.Active) silences = silences.Where(s => s.EndsAt > now && s.StartsAt <= now);
        if (state is SilenceState.Pending) silences = silences.Where(s => s.EndsAt > now && s.StartsAt > now);
        var outcome = await silences.ToPage(list, Orders, cursors, s => s, ct);
        if (outcome.Value is not { } page) return Problems.Of(outcome.Refusal!);
        var silenced = await Silenced(db, [.. page.Items.Select(s => s.Key)], ct);
        return TypedResults.Ok(page.Show<SilenceView>([.. page.Items.Select(s => SilenceView.Of(s, silenced.GetValueOrDefault(s.Key), now))]));
    }

    private static async Task<Results<Ok<SilenceView>, ProblemHttpResult>> Get(Guid id, AlertsDb db, CancellationToken ct) =>
        await db.Silences.AsNoTracking().SingleOrDefaultAsync(s => s.Key == id, ct) is { } silence
            ? TypedResults.Ok(SilenceView.Of(silence, (await Silenced(db, [id], ct)).GetValueOrDefault(id), db.Call.Now)) : Problems.Of(SilenceRefusals.NotFound);

    private static async Task<Results<Ok<TimelineView>, ProblemHttpResult>> Timeline(Guid id, AlertsDb db, Timelines timelines, CancellationToken ct) =>
        await db.Silences.AnyAsync(s => s.Key == id, ct) ? TypedResults.Ok(await timelines.Of(db, KeptSilence.Kind, id, ct)) : Problems.Of(SilenceRefusals.NotFound);

    private static Task<Results<Created<SilenceView>, ProblemHttpResult>> Post(SilenceCommand command, ClaimsPrincipal caller, SilenceChanges changes, Call call, CancellationToken ct) =>
        changes.Keep(null, Wish(command, caller, call), ct).RespondCreated(s => SilenceView.Of(s, 0, call.Now), s => $"/v1/silences/{s.Id}");

    private static Task<Results<Ok<SilenceView>, ProblemHttpResult>> Put(Guid id, SilenceCommand command, ClaimsPrincipal caller, SilenceChanges changes, Call call, CancellationToken ct) =>
        changes.Keep($"{id}", Wish(command, caller, call), ct).Respond(s => SilenceView.Of(s, 0, call.Now));

    private static Task<Results<Ok<SilenceView>, ProblemHttpResult>> Delete(Guid id, SilenceChanges changes, Call call, CancellationToken ct) =>
        changes.End($"{id}", ct).Respond(s => SilenceView.Of(s, 0, call.Now));

    private static SilenceDecisions.Wish Wish(SilenceCommand command, ClaimsPrincipal caller, Call call)
    {
        var name = caller.FindFirst(CallClaims.Name)?.Value ?? "";
        return new(Policies.Matchers(command.Matchers), Instant.Truncate(command.StartsAt ?? call.Now), Instant.Truncate(command.EndsAt),
            name.Length <= SilenceDecisions.LongestCreator ? name : name[..SilenceDecisions.LongestCreator], command.Comment.Trim(), command.UntilResolved);
    }

    private static async Task<Dictionary<Guid, int>> Silenced(AlertsDb db, IReadOnlyCollection<Guid> silences, CancellationToken ct)
    {
        var rows = await db.Suppressions.Where(s => s.Until == null && s.Kind == SuppressionKind.Silenced && s.ById != null && silences.Contains(s.ById.Value) && db.Alerts.Any(a => a.Key == s.AlertId))
            .GroupBy(s => s.ById!.Value).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return rows.ToDictionary(r => r.Key, r => r.Count);
    }
}
