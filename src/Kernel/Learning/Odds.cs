namespace Platform.Learning;

/// <summary>Probabilities and log-odds.</summary>
public static class Odds
{
    public static double Log(double probability) => Math.Log(probability / (1 - probability));

    public static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));
}
