using Platform.Learning;

namespace Platform.Tickets.Domain.Risk;

/// <summary>A model, and the squared errors on later tickets of what was learned and of the prior; the better of the two is in the model.</summary>
internal sealed record TrainedRisk(RiskModel Model, double LearnedBrier, double PriorBrier);

/// <summary>Makes a company's model from its own tickets, where there are enough.</summary>
internal static class RiskTraining
{
    public const int EnoughTickets = 300, EnoughOfEach = 50, Most = 20_000;

    private const double HoldWeight = 30;

    private static readonly LogisticLessons Lessons = new(EnoughTickets, EnoughOfEach, Most, [.. Enumerable.Repeat(HoldWeight, Signs.Count)]);

    /// <summary>Nothing when there is too little to learn from.</summary>
    public static RiskModel? Train(IReadOnlyList<LogisticExample> examples, int version) => TrainMeasured(examples, version)?.Model;

    /// <summary>The same, with what it was measured by.</summary>
    public static TrainedRisk? TrainMeasured(IReadOnlyList<LogisticExample> examples, int version) =>
        LogisticTraining.Train(examples, RiskModel.Prior, Lessons) is var (model, ours, priors) ? new(RiskModel.Of(version, model), ours, priors) : null;
}
