namespace Platform.Devices.Simulation;

/// <summary>Chance without memory: the same question always gets the same answer, so a fleet goes on where it was after a restart.</summary>
internal readonly record struct Chance(ulong Seed)
{
    public Chance Of(long what) => new(Mix(Seed ^ (ulong)what * 0x9E3779B97F4A7C15));

    /// <summary>From 0 up to, not including, 1.</summary>
    public double Share => (Mix(Seed) >> 11) * (1.0 / (1UL << 53));

    /// <summary>From -1 to 1, mostly near 0.</summary>
    public double Noise => Of(1).Share + Of(2).Share + Of(3).Share - 1.5;

    public int Below(int count) => (int)(Share * count);

    // SplitMix64's finaliser.
    private static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
