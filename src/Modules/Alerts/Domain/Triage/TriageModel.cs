using System.Text.Json.Serialization;
using Platform.Learning;

namespace Platform.Alerts.Domain.Triage;

/// <summary>
/// How probable it is that an alert is worth paging somebody. Version 0 is the heuristic everyone begins with; what a company's own feedback teaches
/// leaves it only as far as there is evidence.
/// </summary>
internal sealed record TriageModel(int Version, double Usual, IReadOnlyList<float> Usually, IReadOnlyList<float> Weights, Calibration Calibration)
    : LogisticModel(Usual, Usually, Weights, Calibration)
{
    public const int EnoughVerdicts = 200, EnoughOfEach = 40, Most = 20_000;

    private const double Held = 30, HeldForLife = 3_000;

    /// <summary>What is sensible before anything was learned.</summary>
    public static readonly TriageModel Heuristic = Sensible();

    private static readonly LogisticLessons Lessons = new(EnoughVerdicts, EnoughOfEach, Most, [.. Enum.GetValues<TriageSign>().Select(sign => sign is TriageSign.LifeAtStake ? HeldForLife : Held)]);

    [JsonIgnore]
    public bool IsLearned => !Weights.SequenceEqual(Heuristic.Weights);

    public static TriageModel Of(int version, LogisticModel model) => new(version, model.Usual, model.Usually, model.Weights, model.Calibration);

    /// <summary>What verdicts teach; nothing when there are too few.</summary>
    public static TrainedModel? Learn(IReadOnlyList<LogisticExample> verdicts) => LogisticTraining.Train(verdicts, Heuristic, Lessons);

    public bool IsSameAs(TriageModel other) =>
        (Usual, Calibration) == (other.Usual, other.Calibration) && Weights.SequenceEqual(other.Weights) && Usually.SequenceEqual(other.Usually);

    // The usual alert is of medium severity, at an ordinary device and site, while somebody is there.
    private static TriageModel Sensible()
    {
        var weights = new float[TriageSigns.Count];
        weights[(int)TriageSign.Severity] = 1.15f;
        weights[(int)TriageSign.LifeAtStake] = 3;
        weights[(int)TriageSign.Security] = 1.6f;
        weights[(int)TriageSign.DeviceFailure] = 0.1f;
        weights[(int)TriageSign.Promise] = 0.1f;
        weights[(int)TriageSign.Asset] = 0.6f;
        weights[(int)TriageSign.Site] = 0.5f;
        weights[(int)TriageSign.Recurrence] = 0.3f;
        weights[(int)TriageSign.Flapping] = -0.4f;
        weights[(int)TriageSign.Behind] = 0.35f;
        weights[(int)TriageSign.OutsideHours] = 0.3f;
        weights[(int)TriageSign.PastOutcomes] = 0.8f;
        return new(0, -1.1, new float[TriageSigns.Count], weights, Calibration.None);
    }
}
