using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Devices.Domain.Prediction;
using Platform.Devices.Storage;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>Shows how the company's failures are foretold, and how well that went on the part of its own history the model did not see.</summary>
internal static class GetPredictionModel
{
    /// <summary>Null numbers: too few failures to measure.</summary>
    public sealed record ClassOfFailures(
        FailureClass Class,
        [property: Description("heuristic: the same rules for everyone; trained: learned from this company's own devices.")] string Kind,
        [property: Description("Since when it is foretold in this way; null: from the beginning.")] DateTimeOffset? SinceAt,
        [property: Description("The share of alarms that came true.")] float? Precision,
        [property: Description("The share of failures that were foretold at least an hour ahead.")] float? Recall,
        [property: Description("How many hours ahead, in half of the cases.")] float? LeadHours,
        int Failures, int Alarms, float? HeuristicPrecision, float? HeuristicRecall);

    /// <summary>The devices and the time it learned from. Version 0 is the heuristic everyone begins with.</summary>
    public sealed record View(int Version, DateTimeOffset? TrainedAt, DateTimeOffset? LearnedFromAt, DateTimeOffset? LearnedUntilAt, int Devices, IReadOnlyList<ClassOfFailures> Classes);

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/prediction-model", Get).WithTags("Devices")
        .WithName(nameof(GetPredictionModel)).WithSummary("Get how failures are foretold, and how well").RequirePermission(DevicesPermissions.Read.Name);

    private static async Task<Ok<View>> Get(DevicesDb db, CancellationToken ct)
    {
        var row = await db.PredictionModels.AsNoTracking().OrderByDescending(m => m.Version).FirstOrDefaultAsync(ct);
        var model = row is null ? FailureModel.Untrained : PredictionModels.Read(row.Model);
        return TypedResults.Ok(new View(model.Version, row?.TrainedAt, row?.LearnedFromAt, row?.LearnedUntilAt, row?.Devices ?? 0, [.. FailureClasses.All.Select(c => Show(c, model[c]))]));
    }

    private static ClassOfFailures Show(FailureClass c, ClassModel model) => new(
        c, model.IsTrained ? "trained" : "heuristic", model.InUseSinceAt, Round(model.Measured?.Precision), Round(model.Measured?.Recall), Round(model.Measured?.LeadHours),
        model.Measured?.Failures ?? 0, model.Measured?.Alarms ?? 0, Round(model.HeuristicMeasured?.Precision), Round(model.HeuristicMeasured?.Recall));

    private static float? Round(float? value) => value is { } known ? MathF.Round(known, 3) : null;
}
