using System.Text.Json.Serialization;
using Platform.Learning;

namespace Platform.Tickets.Domain.Risk;

/// <summary>
/// How a company's breaches are foretold: a sum of signs in log-odds, each as it departs from the usual ticket, calibrated on later tickets.
/// Version 0 is what everyone begins with.
/// </summary>
internal sealed record RiskModel(int Version, double Usual, IReadOnlyList<float> Usually, IReadOnlyList<float> Weights, Calibration Calibration)
    : LogisticModel(Usual, Usually, Weights, Calibration)
{
    /// <summary>From here a breach is likely enough to tell somebody.</summary>
    public const double Alert = 0.7;

    /// <summary>From here the ticket's priority is raised.</summary>
    public const double Escalate = 0.8;

    /// <summary>What is sensible before anything was learned: mostly whether the time left is enough at the pace tickets are resolved.</summary>
    public static readonly RiskModel Prior = Sensible();

    /// <summary>Whether its weights are its company's own, not the prior's.</summary>
    [JsonIgnore]
    public bool IsLearned => !Weights.SequenceEqual(Prior.Weights);

    public static RiskModel Of(int version, LogisticModel model) => new(version, model.Usual, model.Usually, model.Weights, model.Calibration);

    public double Probability(in OpenTicket ticket, Experience past)
    {
        Span<float> signs = stackalloc float[Signs.Count];
        Signs.Read(ticket, past, signs);
        return Probability(signs);
    }

    private static RiskModel Sensible()
    {
        var (weights, usually) = (new float[Signs.Count], new float[Signs.Count]);
        Is(Sign.TimeLeft, 0.9f);
        Is(Sign.ShareSpent, 0, 0.4f);
        Is(Sign.GroupPace, 0.4f);
        Is(Sign.CategoryPace, 0.2f);
        Is(Sign.PriorityPace, 0.3f);
        Is(Sign.GroupBreaches, 0.4f);
        Is(Sign.CategoryBreaches, 0.3f);
        Is(Sign.PriorityBreaches, 0.6f);
        Is(Sign.AwaitingRequester, 0.8f, 0.15f);
        Is(Sign.AwaitingOthers, 0.6f, 0.02f);
        Is(Sign.NotStarted, -0.2f, 0.5f);
        Is(Sign.Unassigned, 0, 0.4f);
        Is(Sign.Reassigned, 0.1f, 0.4f);
        Is(Sign.Reopened, 0.3f);
        Is(Sign.Idle, 0.2f, 1);
        Is(Sign.Progress, -0.5f, 0.3f);
        return new(0, -0.4, usually, weights, Calibration.None);

        void Is(Sign sign, float weight, float usual = 0) => (weights[(int)sign], usually[(int)sign]) = (weight, usual);
    }
}
