using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Domain.Triage;
using Platform.Alerts.Storage;
using Platform.Alerts.Triage;
using Platform.Hosting.Http;

namespace Platform.Alerts.Features.Triage;

/// <summary>Shows how urgent an alert is, and why; and takes whether it was worth a page.</summary>
internal static class GetAlertTriage
{
    /// <summary>Usual and the points of all factors add up to the priority exactly.</summary>
    public sealed record AlertTriageView(
        [property: Description("From 0 to 100: how probable it is, in hundredths, that the alert is worth paging somebody.")] int Priority,
        [property: Description("The priority of the usual alert, which the factors begin from.")] int Usual,
        IReadOnlyList<TriageFactorView> Factors, [property: Description("Those who take it, from 80 on.")] string? Team, [property: Description("When supervisors were told, from 90 on.")] DateTimeOffset? EscalatedAt,
        TriageModelRef Model, DateTimeOffset JudgedAt, [property: Description("What the caller has said of it.")] bool? WasWorthPaging);

    public sealed record TriageFactorView(TriageFactor Factor, [property: Description("Below zero, what it takes away.")] int Points, string Text);

    /// <summary>Version 0 is the heuristic everyone begins with.</summary>
    public sealed record TriageModelRef(int Version, bool IsLearned);

    public sealed record FeedbackCommand([property: Description("Whether it was right to tell somebody at once.")] bool WasWorthPaging);

    public static void Map(IEndpointRouteBuilder alerts)
    {
        alerts.MapGet("/{id}/triage", Get).WithName(nameof(GetAlertTriage)).WithSummary("Get how urgent an alert is, and why").RequirePermission(AlertsPermissions.Read.Name);
        alerts.MapPut("/{id}/feedback", Put).WithName("RateAlert").WithSummary("Say whether an alert was worth a page").RequirePermission(AlertsPermissions.Write.Name);
    }

    private static async Task<Results<Ok<AlertTriageView>, ProblemHttpResult>> Get(string id, AlertsDb db, TriageModels models, CancellationToken ct) =>
        await db.Find(id, ct) is { } key ? await Show(key, db, models, ct) : Problems.Of(AlertRefusals.NotFound);

    private static async Task<Results<Ok<AlertTriageView>, ProblemHttpResult>> Put(string id, FeedbackCommand said, AlertsDb db, AlertChanges changes, TriageModels models, PastOutcomes pasts, CancellationToken ct)
    {
        if (await db.Find(id, ct) is not { } key) return Problems.Of(AlertRefusals.NotFound);
        if (await db.Triage.AsNoTracking().SingleOrDefaultAsync(t => t.AlertId == key, ct) is not { } row) return Problems.Of(TriageRefusals.Untriaged);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await Verdicts.Keep(db, models, row, said.WasWorthPaging, ct))
        {
            if ((await changes.Change(id, null, _ => new AlertRated(db.Call.Actor.Value, said.WasWorthPaging, db.Call.Now), ct)).Refusal is { } refusal) return Problems.Of(refusal);
            await transaction.CommitAsync(ct);
            pasts.Forget(db.Tenant);
        }

        return await Show(key, db, models, ct);
    }

    private static async Task<Results<Ok<AlertTriageView>, ProblemHttpResult>> Show(Guid key, AlertsDb db, TriageModels models, CancellationToken ct)
    {
        if (await db.Triage.AsNoTracking().SingleOrDefaultAsync(t => t.AlertId == key, ct) is not { } row) return Problems.Of(TriageRefusals.Untriaged);
        var (model, alert) = (await models.Of(db.Tenant, row.Model, ct), await db.Alerts.AsNoTracking().SingleAsync(a => a.Key == key, ct));
        var said = await db.Feedback.Where(f => f.AlertId == key && f.PersonId == db.Call.Actor.Value).Select(f => (bool?)f.WasWorthPaging).SingleOrDefaultAsync(ct);
        var score = TriageScore.Of(model, row.Signs);
        return TypedResults.Ok(new AlertTriageView(
            score.Priority, score.Usual, [.. score.Reasons.Select(r => new TriageFactorView(r.Factor, r.Points, TriageWords.Of(r.Factor)))], alert.Team, alert.EscalatedAt,
            new(model.Version, model.IsLearned), row.JudgedAt, said));
    }
}

/// <summary>What each factor is called.</summary>
internal static class TriageWords
{
    public static string Of(TriageFactor factor) => factor switch
    {
        TriageFactor.Severity => "How severe its source says it is",
        TriageFactor.Type => "What kind of thing it is about",
        TriageFactor.AssetCriticality => "How much depends on its device",
        TriageFactor.SiteImportance => "How much depends on its site",
        TriageFactor.Recurrence => "How often it came back",
        TriageFactor.BlastRadius => "How many others are behind it",
        TriageFactor.TimeOfDay => "Whether somebody is there at that hour",
        TriageFactor.SimilarPastOutcomes => "What became of alerts like it",
        _ => throw new ArgumentOutOfRangeException(nameof(factor), factor, "A factor without words."),
    };
}
