using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Http;
using Platform.Tickets.Domain.Risk;
using Platform.Tickets.Risk;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features.Risk;

/// <summary>Shows by which model a company's breaches are foretold, and how far that could be believed.</summary>
internal static class GetRiskModel
{
    private const int MostChecks = 60;

    public sealed record RiskModelView(
        int Version, RiskModelKind Kind, DateTimeOffset? TrainedAt, [property: Description("How many tickets whose end is known are needed before anything is learned.")] int NeededTickets,
        [property: Description("As of last night; none before the first.")] RiskCheckView? Latest, [property: Description("One a night, latest first, 60 at most.")] IReadOnlyList<RiskCheckLine> History);

    /// <summary>Brier is the mean squared error of the probability, ECE how far bins are off on average, AUC the chance that a breach was given more than one that was in time.</summary>
    public sealed record RiskCheckView(
        DateTimeOffset CheckedAt, int Tickets, int Predictions, double BaseRate, double? Auc, double Brier, double Ece, IReadOnlyList<CalibrationBin> Bins,
        [property: Description("Of what was learned, on later tickets; it is used only where it is below the prior's.")] double? LearnedBrier, double? PriorBrier, DriftView? Drift);

    /// <summary>Predictions between two probabilities: what they said on average, and how often it came true.</summary>
    public sealed record CalibrationBin(double From, double To, int Count, double Said, double Came);

    /// <summary>The last four weeks beside the time before. Stability is the population stability index: below 0.1 nothing moved, above 0.25 much did.</summary>
    public sealed record DriftView(double Stability, double BrierThen, double BrierNow, bool IsDrifting);

    public sealed record RiskCheckLine(DateTimeOffset CheckedAt, int ModelVersion, int Tickets, double Brier, double Ece, double? Auc, bool IsDrifting);

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/ticket-risk-model", Get)
        .WithName(nameof(GetRiskModel)).WithSummary("Get how far foretold breaches can be believed").RequirePermission(TicketsPermissions.Read.Name).WithTags("Tickets");

    private static async Task<Ok<RiskModelView>> Get(TicketsDb db, RiskModels models, CancellationToken ct)
    {
        var model = await models.Latest(db.Tenant, ct);
        var trained = await db.RiskModels.Where(m => m.Version == model.Version).Select(m => (DateTimeOffset?)m.TrainedAt).SingleOrDefaultAsync(ct);
        var checks = await db.RiskChecks.AsNoTracking().OrderByDescending(c => c.CheckedAt).Take(MostChecks).ToListAsync(ct);
        return TypedResults.Ok(new RiskModelView(
            model.Version, RiskModelKinds.Of(model), trained, RiskTraining.EnoughTickets, checks.FirstOrDefault() is { } latest ? View(latest) : null,
            [.. checks.Select(c => new RiskCheckLine(c.CheckedAt, c.Model, c.Tickets, c.Measured.Brier, c.Measured.Ece, c.Measured.Auc, c.Measured.Drift?.IsDrifting is true))]));
    }

    private static RiskCheckView View(RiskCheck check)
    {
        var m = check.Measured;
        return new(check.CheckedAt, check.Tickets, m.Predictions, m.BaseRate, m.Auc, m.Brier, m.Ece, [.. m.Bins.Select(b => new CalibrationBin(b.From, b.To, b.Count, b.Said, b.Came))],
            m.LearnedBrier, m.PriorBrier, m.Drift is { } d ? new(d.Stability, d.BrierThen, d.BrierNow, d.IsDrifting) : null);
    }
}
