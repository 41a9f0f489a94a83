using System.Collections.Immutable;
using Platform.Devices.Domain.Health;
using Platform.Twins;

namespace Platform.Devices.Domain.Prediction;

/// <summary>What is to be expected of a device in each way it may fail, by which version of its tenant's model; looked at when it last reported.</summary>
internal sealed record Predictions(IReadOnlyList<FailurePrediction> Classes, int ModelVersion, DateTimeOffset? LookedAt, BatteryLife? Battery = null)
{
    public static Predictions Of(DeviceTwin twin) => twin.LastAt is null
        ? new([], twin.Model.Version, null)
        : new([.. FailureClasses.All.Where(c => c is not FailureClass.Battery || twin.Battery.IsKnown).Select(c => FailurePrediction.Of(twin, c))], twin.Model.Version, twin.LastAt, BatteryLife.Of(twin.Battery));

    /// <summary>What others are to be told, of a twin that has told it.</summary>
    public static ImmutableArray<Effect> News(DeviceTwin told, Outlook before) =>
    [
        .. FailureClasses.All.Where(c => before[c].IsNews).Select<FailureClass, Effect>(c => before[c].IsForetold
            ? new FailureWithdrawn(told.SiteId, c, before[c].Probability, before.At)
            : new FailureForetold(told.SiteId, FailurePrediction.Of(told, c), told.Model.Version, before.At)),
    ];

    /// <summary>A device that is no longer in use does not fail.</summary>
    public static ImmutableArray<Effect> Ended(DeviceTwin twin, DateTimeOffset now) =>
        [.. FailureClasses.All.Where(c => twin.Outlook[c].IsForetold).Select(c => new FailureWithdrawn(twin.SiteId, c, 0, now))];
}
