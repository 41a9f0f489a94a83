namespace Platform.Benchmarks;

/// <summary>What a verb was called with.</summary>
internal sealed record VerbArgs(double Seconds, IReadOnlyDictionary<string, string> Options, IReadOnlyList<string> Positional);
