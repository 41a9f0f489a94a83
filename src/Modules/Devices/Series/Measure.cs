namespace Platform.Devices.Series;

/// <summary>What became of some values of one metric when they were gathered: how many, the least, the most, and their sum.</summary>
internal readonly record struct Measure(int Count, double Min, double Max, double Sum)
{
    public double Average => Sum / Count;

    /// <summary>Of those values that are numbers.</summary>
    public static Measure Of(ReadOnlySpan<double> values)
    {
        var (count, min, max, sum) = (0, double.PositiveInfinity, double.NegativeInfinity, 0.0);
        foreach (var value in values)
        {
            if (double.IsNaN(value)) continue;
            count++;
            sum += value;
            if (value < min) min = value;
            if (value > max) max = value;
        }

        return count == 0 ? default : new(count, min, max, sum);
    }

    public static Measure Of(double value) => new(1, value, value, value);

    public static Measure operator +(Measure one, Measure other) =>
        one.Count == 0 ? other
        : other.Count == 0 ? one
        : new(one.Count + other.Count, Math.Min(one.Min, other.Min), Math.Max(one.Max, other.Max), one.Sum + other.Sum);
}
