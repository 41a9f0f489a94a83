namespace Platform.Devices.Domain.Anomaly;

/// <summary>
/// How rare a size is among all seen so far: the level that few exceed, and by how much they do on average. Beyond that level sizes are
/// taken to fall off exponentially (peaks over threshold: Siffer et al., "Anomaly Detection in Streams with Extreme Value Theory", KDD 2017),
/// here over logarithms, so that heavy tails are at home. The first readings set both; later ones move them slowly and by bounded steps, so
/// that what keeps happening becomes common in weeks, not in hours.
/// </summary>
internal struct Tail
{
    private const float Beyond = 0.994f, Memory = 1_000, MostExcess = 12;
    private const int FirstFew = 20;
    private const float FirstLevel = 1.5f, LevelGain = 3, ExcessGain = 6, Least = 1e-9f;

    private const int Steps = 2048; // of which one is a level of 1

    private ushort _level; // in steps
    private Rough _excess;

    /// <summary>By how many usual excesses the size is beyond the level; 0 for what is common. Each is worth a factor e of rarity.</summary>
    public float Surprise(float size, int seen)
    {
        var level = _level * (1f / Steps);
        if (seen <= FirstFew)
        {
            var x = Logarithm.Of(1 + size);
            level += (x - level) / seen;
            _excess = Rough.Of(_excess + (MathF.Abs(x - level) - _excess) / seen, seen);
            SetLevel(seen == FirstFew ? level + FirstLevel * _excess : level, seen);
            return 0;
        }

        // What is common is nearly always seen to be so without its logarithm.
        var excess = Logarithm.AtMost(1 + size) <= level ? 0 : Logarithm.Of(1 + size) - level;
        var (gain, unit) = (1 / MathF.Min(seen + 4, Memory), MathF.Max(_excess, Least));
        SetLevel(level + LevelGain * gain * unit * (excess > 0 ? Beyond : Beyond - 1), seen);
        if (excess <= 0) return 0;
        _excess = Rough.Of(_excess + ExcessGain * gain * (MathF.Min(excess, MostExcess * unit) - _excess), seen);
        return excess / unit;
    }

    private void SetLevel(float level, int seen) => _level = (ushort)Math.Clamp(level * Steps + Rough.TurnOf(seen), 0, ushort.MaxValue);
}
