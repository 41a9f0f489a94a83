using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Platform.Hosting.Http.Faults;

/// <summary>Names the parameter that could not be read. The framework says so only in a sentence, and in the names of our types.</summary>
internal static partial class MalformedParameter
{
    public static Dictionary<string, string[]> Explain(BadHttpRequestException bad)
    {
        if (Unread().Match(bad.Message) is { Success: true } unread)
            return One(Name(unread), $"'{Shortened(unread.Groups["value"].Value)}' is not {Kind(unread.Groups["type"].Value)}.");
        if (bad.Message.EndsWith("from body.", StringComparison.Ordinal) || bad.Message.Contains("no body was provided", StringComparison.Ordinal))
            return One("$", "A JSON body is needed.");
        if (Absent().Match(bad.Message) is { Success: true } absent) return One(Name(absent), "This parameter is required.");
        return One("$", "The request could not be read.");
    }

    private static Dictionary<string, string[]> One(string field, string message) => new() { [field] = [message] };

    private static string Name(Match match) => JsonNamingPolicy.CamelCase.ConvertName(match.Groups["name"].Value);

    private static string Shortened(string value) => value.Length <= 50 ? value : $"{value[..50]}…";

    private static string Kind(string type) => type.Replace("Nullable<", "", StringComparison.Ordinal).TrimEnd('?', '>') switch
    {
        "int" or "long" or "short" => "a whole number",
        "double" or "decimal" or "float" => "a number",
        "bool" => "true or false",
        "Guid" => "a UUID",
        "DateTimeOffset" => "an instant such as 2026-11-20T10:00:00Z",
        _ => "a value it can have",
    };

    [GeneratedRegex("""^Failed to bind parameter "(?<type>\S+) (?<name>\S+)" from "(?<value>.*)"\.$""", RegexOptions.Singleline)]
    private static partial Regex Unread();

    [GeneratedRegex("""^Required parameter "(?<type>.+) (?<name>\S+)" was not provided""")]
    private static partial Regex Absent();
}
