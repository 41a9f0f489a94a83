namespace Platform.Learning;

/// <summary>Parts of a whole, rounded so that they still add up to it: what rounding down has left goes to those it took most from (the method of largest remainders).</summary>
public static class WholeShares
{
    /// <summary>The parts in whole units. Together they are <paramref name="whole"/>, whatever the parts come to.</summary>
    public static long[] Of(IReadOnlyList<decimal> parts, long whole)
    {
        var shares = parts.Select(p => (long)Math.Floor(p)).ToArray();
        if (shares.Length == 0) return shares;
        var order = Enumerable.Range(0, shares.Length).OrderByDescending(i => parts[i] - shares[i]).ThenBy(i => i).ToArray();
        var left = whole - shares.Sum();
        var (each, more) = Math.DivRem(Math.Abs(left), shares.Length);
        for (var k = 0; k < shares.Length; k++) shares[left > 0 ? order[k] : order[^(1 + k)]] += Math.Sign(left) * (each + (k < more ? 1 : 0));
        return shares;
    }
}
