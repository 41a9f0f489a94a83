namespace Platform.Hosting;

/// <summary>The platform cannot start, and the person who started it can mend it: what is wrong, and what to do.</summary>
public sealed class StartupException(string problem, string remedy) : Exception($"{problem} {remedy}")
{
    public string Problem => problem;
    public string Remedy => remedy;
}
