namespace Platform.Devices.Domain.Prediction;

/// <summary>A probability, and what each sign added to it or took from it, in log-odds.</summary>
internal sealed record Verdict(float Probability, float[] Contributions)
{
    public static float ProbabilityOf(double logOdds) => (float)(1 / (1 + Math.Exp(-logOdds)));
}

/// <summary>
/// What is known of failures before a company has a history of its own: how much each sign counts when it is as bad as it can be. Log-odds
/// begin at one in four hundred and add up; nothing here was learned from anyone's devices.
/// </summary>
internal static class Heuristic
{
    private const float Base = -6;

    public static Verdict Weigh(FailureClass c, in Signs s)
    {
        var weights = new float[Signs.Count];
        switch (c)
        {
            case FailureClass.Battery:
                weights[(int)Sign.HoursToFlat] = 9 * MathF.Min(1, Health.Scale.Between(MathF.Log(96), MathF.Log(8), MathF.Log(MathF.Max(s[Sign.HoursToFlat], 0.01f))));
                weights[(int)Sign.BatteryLevel] = 7 * Health.Scale.Between(20, 6, s[Sign.BatteryLevel]);
                break;
            case FailureClass.Connectivity:
                weights[(int)Sign.SignalDeviation] = 4 * Health.Scale.Between(4, 10, s[Sign.SignalDeviation]);
                weights[(int)Sign.SignalLoss] = 3 * Health.Scale.Between(4, 14, s[Sign.SignalLoss]);
                weights[(int)Sign.SignalLevel] = 2 * Health.Scale.Between(-80, -105, s[Sign.SignalLevel]);
                weights[(int)Sign.OfflineLately] = 5 * Health.Scale.Between(0.02f, 0.2f, s[Sign.OfflineLately]);
                weights[(int)Sign.LinkAnomalies] = 1.5f * Health.Scale.Between(0.5f, 2, s[Sign.LinkAnomalies]);
                break;
            default:
                weights[(int)Sign.HeatPressure] = 5 * Health.Scale.Between(0.2f, 0.8f, s[Sign.HeatPressure]);
                weights[(int)Sign.NearLimit] = 4 * Health.Scale.Between(0.5f, 1, s[Sign.NearLimit]);
                weights[(int)Sign.AboveUsual] = 2 * Health.Scale.Between(8, 20, MathF.Abs(s[Sign.AboveUsual]));
                weights[(int)Sign.ThingAnomalies] = 2 * Health.Scale.Between(0.5f, 2, s[Sign.ThingAnomalies]);
                break;
        }

        return new(Verdict.ProbabilityOf(Base + weights.Sum()), weights);
    }
}
