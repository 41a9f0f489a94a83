namespace Platform.Devices.Domain.Prediction;

/// <summary>What was seen at one time, and whether it was followed by a failure.</summary>
internal readonly record struct Example(DateTimeOffset At, float[] Features, bool Fails);

/// <summary>Learns stumps from examples, one after the other, each from what those before got wrong. The same examples give the same model.</summary>
internal static class Boosting
{
    private const int Bins = 32;
    private const float Pace = 0.1f, Ridge = 1, LeastInLeaf = 5;

    public static BoostedStumps Learn(IReadOnlyList<Example> examples, int rounds = 150)
    {
        var features = examples[0].Features.Length;
        var cuts = Enumerable.Range(0, features).Select(f => Cuts(examples, f)).ToArray();
        var bins = new byte[features][];
        for (var f = 0; f < features; f++) bins[f] = [.. examples.Select(e => BinOf(cuts[f], e.Features[f]))];

        var failing = examples.Count(e => e.Fails) + 0.5;
        var start = (float)Math.Log(failing / (examples.Count + 1 - failing));
        var odds = new float[examples.Count];
        Array.Fill(odds, start);
        var stumps = new List<Stump>(rounds);
        var (gradients, weights) = (new float[examples.Count], new float[examples.Count]);
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < examples.Count; i++)
            {
                var p = Verdict.ProbabilityOf(odds[i]);
                (gradients[i], weights[i]) = ((examples[i].Fails ? 1 : 0) - p, MathF.Max(p * (1 - p), 1e-6f));
            }

            if (Best(cuts, bins, gradients, weights) is not { } stump) break;
            stumps.Add(stump);
            for (var i = 0; i < examples.Count; i++) odds[i] += stump.Of(examples[i].Features);
        }

        return Compact(start, stumps);
    }

    // The cut that explains most of what is left, by the gain of two Newton steps over one.
    private static Stump? Best(float[][] cuts, byte[][] bins, float[] gradients, float[] weights)
    {
        Span<double> g = stackalloc double[Bins], h = stackalloc double[Bins];
        Span<int> n = stackalloc int[Bins];
        var (best, most) = (default(Stump?), 1e-6);
        for (var f = 0; f < cuts.Length; f++)
        {
            g.Clear();
            h.Clear();
            n.Clear();
            for (var i = 0; i < gradients.Length; i++)
            {
                var bin = bins[f][i];
                g[bin] += gradients[i];
                h[bin] += weights[i];
                n[bin]++;
            }

            var (allG, allH, allN) = (Sum(g), Sum(h), gradients.Length);
            var (lowG, lowH, lowN) = (0.0, 0.0, 0);
            for (var cut = 0; cut < cuts[f].Length; cut++)
            {
                lowG += g[cut];
                lowH += h[cut];
                lowN += n[cut];
                if (lowN < LeastInLeaf || allN - lowN < LeastInLeaf) continue;
                var gain = lowG * lowG / (lowH + Ridge) + (allG - lowG) * (allG - lowG) / (allH - lowH + Ridge) - allG * allG / (allH + Ridge);
                if (gain <= most) continue;
                most = gain;
                best = new(f, cuts[f][cut], Pace * (float)(lowG / (lowH + Ridge)), Pace * (float)((allG - lowG) / (allH - lowH + Ridge)));
            }
        }

        return best;
    }

    // Stumps that ask the same are one; what the commoner answer adds goes to the base, so that a contribution is a departure from it.
    private static BoostedStumps Compact(float start, List<Stump> stumps)
    {
        var compact = new List<Stump>();
        foreach (var same in stumps.GroupBy(s => (s.Feature, s.Threshold)))
        {
            var (below, above) = (same.Sum(s => s.Below), same.Sum(s => s.Above));
            var usual = MathF.Abs(below) <= MathF.Abs(above) ? below : above;
            start += usual;
            compact.Add(new(same.Key.Feature, same.Key.Threshold, below - usual, above - usual));
        }

        return new(start, [.. compact.OrderBy(s => s.Feature).ThenBy(s => s.Threshold)]);
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value;
        return sum;
    }

    // Between neighbours among the quantiles of what is uncommon too: failing examples are few, so their quantiles count as much as all.
    private static float[] Cuts(IReadOnlyList<Example> examples, int feature)
    {
        var cuts = new SortedSet<float>();
        Add([.. examples.Select(e => e.Features[feature])], (Bins - 1) / 2);
        Add([.. examples.Where(e => e.Fails).Select(e => e.Features[feature])], (Bins - 1) / 2);
        return [.. cuts.Take(Bins - 1)];

        void Add(float[] values, int count)
        {
            Array.Sort(values);
            for (var i = 1; i <= count && values.Length > 1; i++)
            {
                var place = (int)((long)i * values.Length / (count + 1));
                if (place > 0 && values[place - 1] < values[^1]) cuts.Add(values[place - 1]);
            }
        }
    }

    private static byte BinOf(float[] cuts, float value)
    {
        var bin = 0;
        while (bin < cuts.Length && value > cuts[bin]) bin++;
        return (byte)bin;
    }
}
