namespace Platform.Hosting.Data;

/// <summary>Patterns for LIKE in which what people type stands for itself.</summary>
public static class Like
{
    public const string Escape = "\\";

    public static string Contains(string words) =>
        $"%{words.Replace(Escape, Escape + Escape, StringComparison.Ordinal).Replace("%", Escape + "%", StringComparison.Ordinal).Replace("_", Escape + "_", StringComparison.Ordinal)}%";
}
