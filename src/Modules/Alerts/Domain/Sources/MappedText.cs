using System.Collections.Immutable;
using System.Text.Json;

namespace Platform.Alerts.Domain.Sources;

/// <summary>A value of a mapping, read: its text, and what the sender's words mean.</summary>
internal sealed class MappedText(string name, TextTemplate template, ImmutableArray<MappedWord> words)
{
    public string Name => name;

    public string? Of(PayloadTexts texts, JsonElement alert) => texts.Fill(template, alert) is { } text ? Translated(text) : null;

    private string? Translated(string text)
    {
        foreach (var (word, means) in words)
            if (Fits(word, text)) return means.Trim() is { Length: > 0 } meant ? meant : null;
        return text;
    }

    /// <summary>Whether a text is this word, whether in capitals or not; * at either end stands for anything.</summary>
    public static bool Fits(string word, string text)
    {
        var wanted = word.AsSpan().Trim();
        if (wanted is "*") return true;
        bool begins, ends;
        if (ends = wanted is ['*', ..]) wanted = wanted[1..];
        if (begins = wanted is [.., '*']) wanted = wanted[..^1];
        return (begins, ends) switch
        {
            (true, true) => text.AsSpan().Contains(wanted, StringComparison.OrdinalIgnoreCase),
            (true, false) => text.AsSpan().StartsWith(wanted, StringComparison.OrdinalIgnoreCase),
            (false, true) => text.AsSpan().EndsWith(wanted, StringComparison.OrdinalIgnoreCase),
            _ => text.AsSpan().Equals(wanted, StringComparison.OrdinalIgnoreCase),
        };
    }
}

/// <summary>A condition of a mapping, read.</summary>
internal sealed class MappedTest(TextTemplate template, ImmutableArray<string> words)
{
    public bool Holds(PayloadTexts texts, JsonElement alert) => texts.Fill(template, alert) is { } text && words.Any(word => MappedText.Fits(word, text));
}
