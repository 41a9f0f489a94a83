namespace Platform.Devices.Domain.Health;

/// <summary>How many of the hundred points each signal may cost; they add up to 100.</summary>
internal readonly record struct HealthWeights(byte Battery, byte Signal, byte Availability, byte Temperature)
{
    public static readonly HealthWeights Default = new(40, 30, 20, 10);

    /// <summary>For each set of reported signals (battery 1, signal 2, temperature 4): what the missing ones weigh goes to the others, in proportion.</summary>
    public static HealthWeights[] ByPresence(HealthWeights weights) =>
        [.. Enumerable.Range(0, 8).Select(present => weights.Among((present & 1) != 0, (present & 2) != 0, (present & 4) != 0))];

    private HealthWeights Among(bool battery, bool signal, bool temperature)
    {
        Span<int> kept = [battery ? Battery : 0, signal ? Signal : 0, Availability, temperature ? Temperature : 0];
        var sum = kept[0] + kept[1] + kept[2] + kept[3];
        if (sum == 0) return new(0, 0, 100, 0);

        // Whole points by largest remainder, so that they still add up to exactly 100.
        Span<int> points = stackalloc int[4], rest = stackalloc int[4];
        var missing = 100;
        for (var i = 0; i < 4; i++)
        {
            (points[i], rest[i]) = Math.DivRem(kept[i] * 100, sum);
            missing -= points[i];
        }

        for (; missing > 0; missing--)
        {
            var largest = 0;
            for (var i = 1; i < 4; i++)
                if (rest[i] > rest[largest]) largest = i;
            points[largest]++;
            rest[largest] = -1;
        }

        return new((byte)points[0], (byte)points[1], (byte)points[2], (byte)points[3]);
    }
}
