namespace Platform.Browser;

/// <summary>Names for what a journey puts into a company it shares with others: no other journey's things are called like that, nor contain it.</summary>
internal static class Own
{
    /// <summary>A word nothing else contains, to look for; a letter first, because 5e8f is a number and a letter to a search.</summary>
    public static string Word() => $"w{Guid.NewGuid().ToString("N")[..12]}";

    public static string Name(string of) => $"{of} {Word()}";
}
