namespace Platform.Scenarios.Attack;

internal static class Findings
{
    /// <summary>Fails with every finding in full: a fuzz that says only "not empty" would have to be run again to be understood.</summary>
    public static void AssertNone(this IReadOnlyCollection<string> findings) => Assert.True(findings.Count == 0, $"{findings.Count} findings:\n{string.Join('\n', findings.Order().Take(50))}");
}
