using System.Text.Json;
using System.Text.RegularExpressions;

namespace Platform.Hosting.Http.Json;

/// <summary>Says what is wrong with a body, by the path to the place and in the caller's words, never in the names of our types.</summary>
internal static partial class MalformedJson
{
    private const int LongestPath = 200;
    private static readonly string[] Required = ["This field is required."];

    /// <summary>The errors by field; "$" is the body as a whole.</summary>
    public static Dictionary<string, string[]> Explain(JsonException error, Type? body, JsonSerializerOptions options)
    {
        var at = error.Path ?? "$";
        var message = error.Message;
        if (Unknown().Match(message) is { Success: true } unknown) return One(Field(at, unknown.Groups[1].Value), "There is no such field.");
        if (Twice().Match(message) is { Success: true } twice) return One(Field(at, twice.Groups[1].Value), "This field is given twice.");
        if (Missing().Match(message) is { Success: true } missing)
            return Quoted().Matches(missing.Groups[1].Value).ToDictionary(name => Field(at, name.Groups[1].Value), _ => Required);
        if (Null().IsMatch(message)) return One(Name(at), "This field must not be null.");
        if (message.Contains("maximum configured depth", StringComparison.Ordinal)) return One(Name(at), $"Nested deeper than {options.MaxDepth} levels.");
        if (IsSyntax(error)) return One(Name(at), $"Not valid JSON at line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}.");
        return One(Name(at), $"Must be {JsonWords.Of(JsonPath.TypeAt(body, at, options))}.");
    }

    private static Dictionary<string, string[]> One(string field, string message) => new() { [field] = [message] };

    // The path ends at the object or, depending on how far the reader had come, at the field itself.
    private static string Field(string at, string name) => Name(at == $"$.{name}" || at.EndsWith($".{name}", StringComparison.Ordinal) ? at : $"{at}.{name}");

    private static string Name(string path)
    {
        var name = path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path;
        return name.Length <= LongestPath ? name : $"{name[..LongestPath]}…";
    }

    // The reader's own exceptions are about the text; those of converters are about a value.
    private static bool IsSyntax(JsonException error) => error.GetType() != typeof(JsonException) || error.InnerException is JsonException;

    [GeneratedRegex("^The JSON property '(.*)' could not be mapped")]
    private static partial Regex Unknown();

    [GeneratedRegex("^Duplicate property '(.*)' encountered")]
    private static partial Regex Twice();

    [GeneratedRegex("missing required properties including: (.*?)\\.(?: Path|$)")]
    private static partial Regex Missing();

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();

    [GeneratedRegex("^The (?:property or field|constructor parameter) '.*' on type .* null ")]
    private static partial Regex Null();
}
