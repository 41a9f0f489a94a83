namespace Platform.Hosting;

/// <summary>Why the program cannot start and what to do about it: two sentences a person reads instead of a stack trace.</summary>
public sealed class StartupException(string problem, string remedy, Exception? cause = null) : Exception($"{problem} {remedy}", cause)
{
    public string Problem { get; } = problem;

    public string Remedy { get; } = remedy;
}
