using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Health;
using Platform.Devices.Domain.Prediction;
using Platform.Devices.Storage;
using Platform.Hosting.Http;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Devices.Features;

/// <summary>Shows what is to be expected of a device: how probably it fails within a day, by its battery, its link or itself, and why.</summary>
internal static class GetDevicePrediction
{
    /// <summary>One way of failing. Times are null while a failure is improbable; the contributions of the reasons are shares of all that speaks for it.</summary>
    public sealed record ExpectedFailure(
        FailureClass Class, float Probability, bool IsForetold,
        [property: Description("Since when it stands; null while nobody was told.")] DateTimeOffset? ForetoldAt, DateTimeOffset? EarliestAt, DateTimeOffset? FailsAt, DateTimeOffset? LatestAt,
        IReadOnlyList<PredictionReason> Reasons, string Recommendation);

    /// <summary>The most probable failure first; nothing of a device that was never heard.</summary>
    public sealed record View(DateTimeOffset? LookedAt, int ModelVersion, IReadOnlyList<ExpectedFailure> Classes,
        [property: Description("How long the battery lasts if it goes on falling as it does; null while that cannot be told, or when it is out of sight.")] BatteryLife? Battery);

    public static void Map(IEndpointRouteBuilder devices) => devices.MapGet("/{id}/prediction", Get)
        .WithName(nameof(GetDevicePrediction)).WithSummary("Get what failures are to be expected of a device").RequirePermission(DevicesPermissions.Read.Name);

    private static async Task<Results<Ok<View>, ProblemHttpResult>> Get(string id, DevicesDb db, ITwins<DeviceSignal> twins, CancellationToken ct)
    {
        if (await db.FindDevice(id, ct) is not { } device) return Problems.Of(DeviceRefusals.NotFound);
        if (device.DecommissionedAt is not null) return TypedResults.Ok(new View(null, 0, [], null));
        var predictions = await twins.Ask(new TwinKey(device.Tenant, device.Key), new GetPredictions(), ct);
        var standing = await db.Predictions.AsNoTracking().Where(p => p.Device == device.Key && p.WithdrawnAt == null).ToDictionaryAsync(p => p.Class, p => p.PredictedAt, ct);
        return TypedResults.Ok(new View(predictions.LookedAt, predictions.ModelVersion, [.. predictions.Classes.OrderByDescending(p => p.Probability).Select(p => Show(p, predictions.LookedAt!.Value, standing))], predictions.Battery));
    }

    private static ExpectedFailure Show(FailurePrediction p, DateTimeOffset at, Dictionary<string, DateTimeOffset> standing)
    {
        var times = FailureTimes.Of(p, at);
        DateTimeOffset? since = p.IsForetold && standing.TryGetValue(p.Class.Word(), out var told) ? told : null;
        return new(p.Class, MathF.Round(p.Probability, 3), p.IsForetold, since, times?.EarliestAt, times?.FailsAt, times?.LatestAt, p.Reasons, p.Recommendation);
    }
}
