using System.Globalization;

namespace Platform.Hosting.Uploads;

/// <summary>
/// The name of a file somebody sends: a word to show, never a path. What could lead out of a folder, hide its real ending
/// or mean something to a file system is refused rather than mended, so that nobody is surprised by another name.
/// </summary>
public static class UploadName
{
    private const int Longest = 150;

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    };

    /// <summary>The name without spaces around it, or why it cannot be one.</summary>
    public static Outcome<string> Check(string name)
    {
        if (!IsWellFormed(name) || name.Trim() is not { Length: > 0 and <= Longest }) return UploadRefusals.NameLength;
        var plain = name.Trim();
        if (plain.Any(c => c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' || !IsVisible(c))) return UploadRefusals.NameCharacters;
        if (plain[0] == '.' || plain[^1] is '.' or ' ' || plain.Contains("..", StringComparison.Ordinal)) return UploadRefusals.NameDots;
        return Reserved.Contains(plain.Split('.')[0].Trim()) ? UploadRefusals.NameReserved : plain;
    }

    // Format characters turn text around or vanish: "invoice\u202Efdp.exe" is shown as "invoiceexe.pdf".
    private static bool IsVisible(char c) => char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static bool IsWellFormed(string name)
    {
        for (var i = 0; i < name.Length; i++)
            if (char.IsHighSurrogate(name[i]) && i + 1 < name.Length && char.IsLowSurrogate(name[i + 1])) i++;
            else if (char.IsSurrogate(name[i])) return false;
        return true;
    }
}
