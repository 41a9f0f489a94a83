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

    private float _level, _excess;

    /// <summary>By how many usual excesses the size is beyond the level; 0 for what is common. Each is worth a factor e of rarity.</summary>
    public float Surprise(float size, int seen)
    {
        if (seen <= FirstFew)
        {
            var x = Logarithm.Of(1 + size);
            _level += (x - _level) / seen;
            _excess += (MathF.Abs(x - _level) - _excess) / seen;
            if (seen == FirstFew) _level += FirstLevel * _excess;
            return 0;
        }

        // What is common is nearly always seen to be so without its logarithm.
        var excess = Logarithm.AtMost(1 + size) <= _level ? 0 : Logarithm.Of(1 + size) - _level;
        var (gain, unit) = (1 / MathF.Min(seen + 4, Memory), MathF.Max(_excess, Least));
        _level = MathF.Max(0, _level + LevelGain * gain * unit * (excess > 0 ? Beyond : Beyond - 1));
        if (excess <= 0) return 0;
        _excess += ExcessGain * gain * (MathF.Min(excess, MostExcess * unit) - _excess);
        return excess / unit;
    }
}
