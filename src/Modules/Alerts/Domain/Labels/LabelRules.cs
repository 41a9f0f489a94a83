namespace Platform.Alerts.Domain.Labels;

/// <summary>What labels and annotations may be: as Prometheus writes them, and no more of them than somebody could read.</summary>
internal static class LabelRules
{
    public const int MostLabels = 64, MostAnnotations = 32, LongestName = 128, LongestValue = 2_048, LongestAnnotation = 8_192;

    /// <summary>Letters, digits and underscores, and no digit first.</summary>
    public static bool IsName(string name)
    {
        if (name.Length is 0 or > LongestName || char.IsAsciiDigit(name[0])) return false;
        foreach (var c in name)
            if (!char.IsAsciiLetterOrDigit(c) && c != '_') return false;
        return true;
    }

    /// <summary>Why these cannot be an alert's labels; null when they can.</summary>
    public static string? WhyNot(LabelSet labels)
    {
        if (labels.Count == 0) return "An alert needs at least one label.";
        if (labels.Count > MostLabels) return $"An alert has at most {MostLabels} labels.";
        foreach (var (name, value) in labels)
        {
            if (!IsName(name)) return "The name of a label has letters, digits and underscores, does not begin with a digit, and is at most 128 long.";
            if (value.Length > LongestValue) return $"A label's value has at most {LongestValue:n0} characters; put what is longer into an annotation.";
            if (value.Contains('\0')) return "A label's value may not contain the character U+0000.";
        }

        return null;
    }

    /// <summary>Why these cannot be an alert's annotations; null when they can.</summary>
    public static string? WhyNotAnnotations(LabelSet annotations)
    {
        if (annotations.Count > MostAnnotations) return $"An alert has at most {MostAnnotations} annotations.";
        foreach (var (name, value) in annotations)
        {
            if (!IsName(name)) return "The name of an annotation has letters, digits and underscores, does not begin with a digit, and is at most 128 long.";
            if (value.Length > LongestAnnotation) return $"An annotation has at most {LongestAnnotation:n0} characters.";
            if (value.Contains('\0')) return "An annotation may not contain the character U+0000.";
        }

        return null;
    }
}
