using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Platform.Alerts.Domain.Rules;

/// <summary>Says of one label what it must be, as Alertmanager does: <c>=</c>, <c>!=</c>, <c>=~</c> or <c>!~</c>. Expressions match the whole value.</summary>
internal sealed record Matcher(string Name, string Value, bool IsRegex = false, bool IsEqual = true)
{
    public const int LongestPattern = 1_024;
    private const int MostRepetitions = 1_000;

    private Regex? _pattern;

    [JsonIgnore]
    public bool MatchesEmpty => Matches("");

    public bool Matches(LabelSet labels) => Matches(labels[Name]);

    private bool Matches(string value) => (IsRegex ? (_pattern ??= Compile(Value)).IsMatch(value) : value == Value) == IsEqual;

    /// <summary>Why this cannot be a matcher; null when it can.</summary>
    public string? WhyNot()
    {
        if (!LabelRules.IsName(Name)) return "The name of a matcher has letters, digits and underscores, and does not begin with a digit.";
        if (Value.Length > LongestPattern) return $"A matcher's value has at most {LongestPattern:n0} characters.";
        if (!IsRegex) return null;
        if (Repetitions(Value) > MostRepetitions) return $"An expression repeats its parts at most {MostRepetitions:n0} times in all.";
        try
        {
            _pattern = Compile(Value);
            return null;
        }
        catch (ArgumentException e) { return $"The expression cannot be read: {e.Message}"; }
        catch (NotSupportedException) { return "An expression may neither look around nor refer to its own groups: it must be matched in one pass."; }
    }

    /// <summary>One as written on a command line: <c>severity=~"warning|critical"</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Matcher? matcher)
    {
        matcher = null;
        text = text.Trim();
        if (text.Length > LongestPattern + LabelRules.LongestName + 8) return false;
        var at = text.AsSpan().IndexOfAny('=', '!');
        if (at <= 0) return false;
        var (length, regex, equal) = text.AsSpan(at) switch
        {
            ['=', '~', ..] => (2, true, true),
            ['!', '~', ..] => (2, true, false),
            ['!', '=', ..] => (2, false, false),
            ['=', ..] => (1, false, true),
            _ => (0, false, false),
        };
        if (length == 0 || Unquoted(text[(at + length)..].Trim()) is not { } value) return false;
        matcher = new(text[..at].Trim(), value, regex, equal);
        return matcher.WhyNot() is null;
    }

    public bool Equals(Matcher? other) => other is not null && (Name, Value, IsRegex, IsEqual) == (other.Name, other.Value, other.IsRegex, other.IsEqual);
    public override int GetHashCode() => HashCode.Combine(Name, Value, IsRegex, IsEqual);
    public override string ToString() => $"{Name}{(IsRegex ? IsEqual ? "=~" : "!~" : IsEqual ? "=" : "!=")}\"{Value}\"";

    private static string? Unquoted(string value)
    {
        if (value.Length == 0 || value[0] != '"') return value.Contains('"') ? null : value;
        return value.Length > 1 && value[^1] == '"' ? value[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal) : null;
    }

    // Prometheus names groups as Python does.
    private static Regex Compile(string pattern) =>
        new($@"\A(?:{pattern.Replace("(?P<", "(?<", StringComparison.Ordinal)})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    // Repetitions of repetitions multiply: an automaton has a state for each.
    private static long Repetitions(string pattern)
    {
        long product = 1;
        for (var at = pattern.IndexOf('{'); at >= 0; at = pattern.IndexOf('{', at + 1))
        {
            long most = 0, number = 0;
            for (var i = at + 1; i < pattern.Length && (char.IsAsciiDigit(pattern[i]) || pattern[i] == ','); i++)
            {
                number = pattern[i] == ',' ? 0 : Math.Min(number * 10 + pattern[i] - '0', int.MaxValue);
                most = Math.Max(most, number);
            }

            product = Math.Min(product * Math.Max(most, 1), int.MaxValue);
        }

        return product;
    }
}

/// <summary>Several matchers, all of which must match.</summary>
internal static class Matchers
{
    public const int Most = 32;

    public static bool All(this IReadOnlyList<Matcher> matchers, LabelSet labels)
    {
        for (var i = 0; i < matchers.Count; i++)
            if (!matchers[i].Matches(labels)) return false;
        return true;
    }

    /// <summary>Whether they match every alert there is, whatever its labels.</summary>
    public static bool AreOfEverything(this IReadOnlyList<Matcher> matchers) => matchers.All(m => m.MatchesEmpty);
}
