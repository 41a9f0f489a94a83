namespace Platform.Devices.Domain.Anomaly;

/// <summary>
/// The smallest step a metric can take, by the decimal places its values need: a battery told as 99.8 % changes by a tenth of a percent or not at all. Such a step
/// says nothing, however still the metric was before.
/// </summary>
internal readonly record struct Resolution(int Places)
{
    private const int MostPlaces = 4; // finer than that nobody sees
    private const float Exact = 2e-7f; // what a value in four bytes is off by
    private const float FewSteps = 2, Fine = 0.05f;

    private static readonly float[] PowersOfTen = [1, 10, 100, 1_000, 10_000];

    /// <summary>With the places that this value needs too.</summary>
    public Resolution Of(float value)
    {
        var places = Places;
        while (places < MostPlaces && !IsWhole(value * PowersOfTen[places])) places++;
        return new(places);
    }

    /// <summary>What the resolution leaves of a distance of values of this size: nothing of a step or two. Where a step is much of the value, as of a switch or a count, each is news.</summary>
    public bool Hides(float distance, float value) => 1 / PowersOfTen[Places] is var step && MathF.Abs(distance) <= (FewSteps + Fine) * step && step <= Fine * MathF.Abs(value);

    private static bool IsWhole(float scaled) => MathF.Abs(scaled - MathF.Round(scaled)) <= Exact * MathF.Abs(scaled);
}
