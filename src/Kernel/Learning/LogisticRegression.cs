namespace Platform.Learning;

/// <summary>Logistic regression with a normal prior on each weight (maximum a posteriori), by Newton's method. The same rows give the same weights.</summary>
public static class LogisticRegression
{
    private const int Steps = 12;

    /// <summary>
    /// The weights of columns under which the outcomes are most probable, each held to what it was thought to be as firmly as <paramref name="hold"/> says.
    /// All rows count alike, as <paramref name="worth"/> of one.
    /// </summary>
    public static double[] Fit(double[][] rows, bool[] came, double worth, double[] held, double[] hold)
    {
        var beta = (double[])held.Clone();
        for (var step = 0; step < Steps; step++)
        {
            var (gradient, curvature) = (new double[beta.Length], new double[beta.Length, beta.Length]);
            for (var j = 0; j < beta.Length; j++)
            {
                gradient[j] = hold[j] * (held[j] - beta[j]);
                curvature[j, j] = hold[j];
            }

            for (var i = 0; i < rows.Length; i++)
            {
                var row = rows[i];
                var z = 0.0;
                for (var j = 0; j < row.Length; j++) z += beta[j] * row[j];
                var p = Odds.Probability(z);
                var (miss, weight) = (worth * ((came[i] ? 1 : 0) - p), worth * Math.Max(p * (1 - p), 1e-4));
                for (var j = 0; j < row.Length; j++)
                {
                    if (row[j] == 0) continue;
                    gradient[j] += miss * row[j];
                    for (var k = 0; k <= j; k++) curvature[j, k] += weight * row[j] * row[k];
                }
            }

            var change = Solve(curvature, gradient);
            for (var j = 0; j < beta.Length; j++) beta[j] += Math.Clamp(change[j], -1, 1);
            if (change.All(c => Math.Abs(c) < 1e-6)) break;
        }

        return beta;
    }

    // Cholesky: the curvature is positive definite, because every weight is held. Only its lower half is read.
    private static double[] Solve(double[,] a, double[] b)
    {
        var n = b.Length;
        var (l, x) = (new double[n, n], new double[n]);
        for (var i = 0; i < n; i++)
            for (var j = 0; j <= i; j++)
            {
                var sum = a[i, j];
                for (var k = 0; k < j; k++) sum -= l[i, k] * l[j, k];
                l[i, j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-12)) : sum / l[j, j];
            }

        for (var i = 0; i < n; i++)
        {
            x[i] = b[i];
            for (var k = 0; k < i; k++) x[i] -= l[i, k] * x[k];
            x[i] /= l[i, i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++) x[i] -= l[k, i] * x[k];
            x[i] /= l[i, i];
        }

        return x;
    }
}
