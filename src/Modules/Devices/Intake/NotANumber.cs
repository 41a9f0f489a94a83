namespace Platform.Devices.Intake;

/// <summary>NaN and Infinity as programs print them, which JSON does not know.</summary>
internal static class NotANumber
{
    private static readonly byte[][] Words = [[.. "NaN"u8], [.. "Infinity"u8], [.. "-Infinity"u8], [.. "-NaN"u8]];

    public static bool Is(ReadOnlySpan<byte> text)
    {
        foreach (var word in Words)
            if (text.SequenceEqual(word)) return true;
        return false;
    }

    /// <summary>Puts in place of such a word what JSON does know and no number is: an empty text. Null when more must come to tell, false when none stands here.</summary>
    public static bool? Replace(Span<byte> text, bool isFinal)
    {
        foreach (var word in Words)
        {
            if (text.StartsWith(word))
            {
                text[..word.Length].Fill((byte)' ');
                "\"\""u8.CopyTo(text);
                return true;
            }

            if (!isFinal && text.Length < word.Length && word.AsSpan().StartsWith(text)) return null;
        }

        return false;
    }
}
