using System.Text.RegularExpressions;

namespace Platform.Tickets.Domain.Macros;

/// <summary>
/// A text with variables: <c>{{requester.firstName|there}}</c> stands for what the ticket knows of it, and for the word behind the line when it knows nothing. What a
/// variable stands for is never looked at for variables again.
/// </summary>
internal static partial class MacroText
{
    public static readonly IReadOnlyList<string> Variables =
        ["ticket.number", "ticket.subject", "ticket.status", "requester.name", "requester.firstName", "customer.name", "site.name", "team.name", "agent.name", "agent.firstName"];

    /// <summary>Why a text cannot be one; nothing when it can.</summary>
    public static Refusal? Refuse(string text)
    {
        foreach (var variable in Variable().EnumerateMatches(text))
            if (Name(text.AsSpan(variable.Index, variable.Length)) is var name && !Variables.Contains(name)) return MacroRefusals.UnknownVariable(name);
        return Variable().Replace(text, "").Contains("{{", StringComparison.Ordinal) ? MacroRefusals.BracesOpen : null;
    }

    /// <summary>The text with every variable's value.</summary>
    public static string Fill(string text, Func<string, string?> value) => Variable().Replace(text, match => value(Name(match.ValueSpan)) is { Length: > 0 } known ? known : match.Groups["else"].Value.Trim());

    /// <summary>What somebody is called by those who know them; an address is no name.</summary>
    public static string? FirstName(string? name) => name is null || name.Contains('@', StringComparison.Ordinal) ? null : name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var first, ..] ? first : null;

    private static string Name(ReadOnlySpan<char> variable)
    {
        var inner = variable[2..^2];
        return (inner.IndexOf('|') is >= 0 and var bar ? inner[..bar] : inner).Trim().ToString();
    }

    [GeneratedRegex(@"\{\{(?<name>[^{}|\r\n]{0,60})(\|(?<else>[^{}\r\n]{0,200}))?\}\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Variable();
}
