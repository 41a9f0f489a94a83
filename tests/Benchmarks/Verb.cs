namespace Platform.Benchmarks;

/// <summary>One thing this program can do: how it is called, what it tells, and how long it measures unless told otherwise.</summary>
internal sealed record Verb(string Name, string Usage, string Meaning, double Seconds, Func<VerbArgs, Task<int>> Run)
{
    /// <summary>Whether its usage speaks of the option.</summary>
    public bool Knows(string option) => Usage.Contains($"--{option} ", StringComparison.Ordinal) || Usage.Contains($"--{option}]", StringComparison.Ordinal);
}

/// <summary>Nothing was measured, and why.</summary>
internal sealed class CannotMeasureException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>The verb was called with something it does not understand.</summary>
internal sealed class WrongArgumentException(string message) : Exception(message);
