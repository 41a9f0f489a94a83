using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Triage;
using Platform.Alerts.Storage;
using Platform.Alerts.Triage;
using Platform.Hosting.Http;
using Platform.Learning;

namespace Platform.Alerts.Features.Triage;

/// <summary>Shows by which model a company's alerts are triaged, and how far it can be believed: what was said of alerts beside what people thought of them.</summary>
internal static class GetTriageModel
{
    /// <summary>Brier is the mean squared error of the probability, ECE how far bins are off on average, AUC the chance that what was worth a page was given more than what was not.</summary>
    public sealed record TriageModelView(
        int Version, bool IsLearned, DateTimeOffset? TrainedAt, [property: Description("How many verdicts are needed before anything is learned.")] int NeededVerdicts, int NeededOfEach,
        int Verdicts, [property: Description("How many of these said that it was worth a page.")] int WorthPaging, double? Auc, double? Brier, double? Ece,
        [property: Description("Of the latest 20,000 verdicts.")] IReadOnlyList<ReliabilityBin> Bins,
        [property: Description("Of what was learned, on later verdicts; it is used only where it is below the heuristic's.")] double? LearnedBrier, double? HeuristicBrier);

    public static void Map(IEndpointRouteBuilder api) => api.MapGroup("").ForWholeCompany().MapGet("/alert-triage-model", Get)
        .WithName(nameof(GetTriageModel)).WithSummary("Get how far priorities of alerts can be believed").RequirePermission(AlertsPermissions.Read.Name).WithTags("Alerts");

    private static async Task<Ok<TriageModelView>> Get(AlertsDb db, TriageModels models, CancellationToken ct)
    {
        var model = await models.Latest(db.Tenant, ct);
        var row = await db.TriageModels.AsNoTracking().SingleOrDefaultAsync(m => m.Version == model.Version, ct);
        var verdicts = await db.Feedback.AsNoTracking().OrderByDescending(f => f.At).Take(TriageModel.Most).Select(f => new { f.Probability, f.WasWorthPaging }).ToListAsync(ct);
        var r = Reliability.Of([.. verdicts.Select(v => ((double)v.Probability, v.WasWorthPaging))]);
        return TypedResults.Ok(new TriageModelView(
            model.Version, model.IsLearned, row?.TrainedAt, TriageModel.EnoughVerdicts, TriageModel.EnoughOfEach, r.Count, r.Came, double.IsNaN(r.Auc) ? null : r.Auc,
            r.Count == 0 ? null : r.Brier, r.Count == 0 ? null : r.Ece, r.Bins, row?.LearnedBrier, row?.HeuristicBrier));
    }
}
