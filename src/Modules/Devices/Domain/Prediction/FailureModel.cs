namespace Platform.Devices.Domain.Prediction;

/// <summary>
/// How good a model was at foretelling, on time it had not seen: the share of its alarms that came true, the share of failures it foretold at
/// least an hour ahead, and how many hours ahead that was in half of the cases.
/// </summary>
internal sealed record Measured(float Precision, float Recall, float LeadHours, int Alarms, int Failures)
{
    /// <summary>Both at once: the harmonic mean.</summary>
    public float F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;
}

/// <summary>How one class of failures is foretold: by what was learned from the company's own history, or by the heuristic when there are no stumps.</summary>
internal sealed record ClassModel(BoostedStumps? Stumps, float Alarm, HoursRange Usually, Measured? Measured = null, Measured? HeuristicMeasured = null, DateTimeOffset? InUseSinceAt = null)
{
    public bool IsTrained => Stumps is not null;

    public Verdict Weigh(FailureClass c, in Signs signs) => Stumps?.Weigh(signs) ?? Heuristic.Weigh(c, signs);
}

/// <summary>How many hours there usually are between the first sign and the failure: in one of ten cases fewer, in half, in nine of ten.</summary>
internal sealed record HoursRange(float Fewest, float Usual, float Most);

/// <summary>How a company's failures are foretold. Version 0 is the heuristic everyone begins with.</summary>
internal sealed record FailureModel(int Version, ClassModel Battery, ClassModel Connectivity, ClassModel Device)
{
    /// <summary>What is foretold is a failure within this time.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromHours(24);

    /// <summary>Later than this before the failure, nobody could have done anything about it.</summary>
    public static readonly TimeSpan LeastLead = TimeSpan.FromHours(1);

    public const float HeuristicAlarm = 0.5f;

    public static readonly FailureModel Untrained = new(0, Guess(1, 24, 72), Guess(1, 6, 24), Guess(1, 4, 24));

    public ClassModel this[FailureClass c] => c switch { FailureClass.Battery => Battery, FailureClass.Connectivity => Connectivity, _ => Device };

    /// <summary>Whether any class is foretold otherwise than by the heuristic.</summary>
    public bool IsTrained => Battery.IsTrained || Connectivity.IsTrained || Device.IsTrained;

    /// <summary>Notes since when each class is foretold as it is now, by a heuristic or a trained model.</summary>
    public FailureModel Following(FailureModel before, DateTimeOffset now)
    {
        return this with { Battery = Since(Battery, before.Battery), Connectivity = Since(Connectivity, before.Connectivity), Device = Since(Device, before.Device) };

        ClassModel Since(ClassModel next, ClassModel last) => next with { InUseSinceAt = next.IsTrained == last.IsTrained ? last.InUseSinceAt : now };
    }

    public static ClassModel Guess(float fewest, float usual, float most) => new(null, HeuristicAlarm, new(fewest, usual, most));
}
