using System.Text.Json;

namespace Platform.Alerts.Domain.Labels;

/// <summary>Words that many alerts have in common, each in memory once: names of labels, severities, sites, gateways. It knows a few thousand, and forgets one for another.</summary>
internal static class Words
{
    private const int Places = 8_192, Longest = 64;

    // Who reads a place while somebody writes it gets the one word or the other: a string is whole at any time.
    private static readonly string?[] Known = new string?[Places];

    public static string Of(ReadOnlySpan<char> word)
    {
        if (word.Length > Longest) return new(word);
        ref var place = ref Known[string.GetHashCode(word) & (Places - 1)];
        return place is { } known && word.SequenceEqual(known) ? known : place = new(word);
    }

    /// <summary>The text the reader stands at.</summary>
    public static string Of(ref Utf8JsonReader reader)
    {
        if (reader.HasValueSequence || reader.ValueSpan.Length > Longest) return reader.GetString()!;
        Span<char> word = stackalloc char[Longest];
        return Of(word[..reader.CopyString(word)]);
    }
}
