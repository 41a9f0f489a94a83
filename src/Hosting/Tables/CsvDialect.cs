namespace Platform.Hosting.Tables;

/// <summary>What separates the cells of a row, found by which sign divides the first rows most evenly. Some spreadsheets say it in a first line: <c>sep=;</c>.</summary>
internal static class CsvDialect
{
    private const int Looked = 20;
    private const string SaidInFront = "sep=";
    private static readonly char[] Separators = [',', ';', '\t', '|'];

    /// <summary>The separator, and whether the first line says it and is no row.</summary>
    public static (char Separator, bool IsSaid) Of(ReadOnlySpan<char> sample)
    {
        var first = sample.TrimStart('\uFEFF');
        if (first.StartsWith(SaidInFront, StringComparison.OrdinalIgnoreCase) && first.Length > SaidInFront.Length) return (first[SaidInFront.Length], true);
        var (best, most) = (',', 0);
        foreach (var separator in Separators)
            if (Evenness(sample, separator) is var evenness && evenness > most) (best, most) = (separator, evenness);
        return (best, false);
    }

    // Columns of the first row, counted once for each row that has as many.
    private static int Evenness(ReadOnlySpan<char> sample, char separator)
    {
        var (first, same, rows, columns, quoted) = (0, 0, 0, 1, false);
        foreach (var c in sample)
        {
            if (c == '"') quoted = !quoted;
            else if (!quoted && c == separator) columns++;
            else if (!quoted && c == '\n')
            {
                if (rows++ == 0) first = columns;
                if (columns == first) same++;
                if (rows == Looked) break;
                columns = 1;
            }
        }

        if (rows == 0) (first, same) = (columns, 1);
        return (first - 1) * same;
    }
}
