using System.Collections.Immutable;
using Platform.Devices.Domain.Health;

namespace Platform.Devices.Domain.Prediction;

/// <summary>Why a failure is expected: a sign, what was seen, in what unit, the share it has in the reasons, and a sentence.</summary>
internal sealed record PredictionReason(string Signal, float Value, string Unit, float Contribution, string Text);

/// <summary>
/// A failure of one class: how probable it is within a day, when, why, and what to do about it. The time is null while there is nothing to
/// expect.
/// </summary>
internal sealed record FailurePrediction(
    FailureClass Class, float Probability, bool IsForetold, HoursAhead? TimeToFailure, ImmutableArray<PredictionReason> Reasons, string Recommendation)
{
    private const float Improbable = 0.1f;
    private const int MostReasons = 4;

    public static FailurePrediction Of(DeviceTwin twin, FailureClass c)
    {
        var (signs, model) = (Signs.Of(twin), twin.Model[c]);
        var verdict = model.Weigh(c, signs);
        var isKnown = c is not FailureClass.Battery || twin.Battery.IsKnown;
        var probability = isKnown ? verdict.Probability : 0;
        if (probability < Improbable && !twin.Outlook[c].IsForetold) return new(c, probability, false, null, [], "Nothing needs to be done.");
        return new(c, probability, twin.Outlook[c].IsForetold, TimeTo(twin, c, model), ReasonsOf(twin, signs, verdict.Contributions), Recommendations.For(c, signs, verdict.Contributions));
    }

    private static HoursAhead TimeTo(DeviceTwin twin, FailureClass c, ClassModel model) =>
        c is FailureClass.Battery && twin.Battery.HoursTo(Signs.FlatPercent) is { } hours
            ? new(Bounded(hours.Earliest), Bounded(hours.Likely), Bounded(hours.Latest))
            : new(model.Usually.Fewest, model.Usually.Usual, model.Usually.Most);

    private static float Bounded(float hours) => Math.Min(hours, Signs.FarthestHours);

    // The weightiest first; their contributions are shares of all that speaks for the failure.
    private static ImmutableArray<PredictionReason> ReasonsOf(DeviceTwin twin, in Signs signs, float[] contributions)
    {
        var sum = contributions.Where(c => c > 0).Sum();
        var reasons = ImmutableArray.CreateBuilder<PredictionReason>();
        foreach (var (sign, share) in contributions.Select((c, i) => ((Sign)i, c / sum)).Where(s => s.Item2 > 0.02f).OrderByDescending(s => s.Item2).Take(MostReasons))
            reasons.Add(PredictionSentences.Reason(twin, sign, signs[sign], MathF.Round(share, 2)));
        return reasons.ToImmutable();
    }

    public bool Equals(FailurePrediction? other) => other is not null
        && (Class, Probability, IsForetold, TimeToFailure, Recommendation) == (other.Class, other.Probability, other.IsForetold, other.TimeToFailure, other.Recommendation)
        && Reasons.AsSpan().SequenceEqual(other.Reasons.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Class, Probability, TimeToFailure);
}
