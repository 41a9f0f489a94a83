namespace Platform.Hosting.Tables;

/// <summary>A row of a table and the line it begins at, as the program that wrote it counts: from 1.</summary>
public sealed record TableRow(int Line, string[] Cells)
{
    /// <summary>The cell without blanks around it; nothing when it is empty, or the row is shorter.</summary>
    public string? this[int? column] => column is { } at and >= 0 && at < Cells.Length && Cells[at].AsSpan().Trim() is { IsEmpty: false } text ? text.ToString() : null;
}

/// <summary>How a table is written: "utf-8" and ";", or the name of the sheet.</summary>
public sealed record TableFormat(string? Encoding, string? Separator, string? Sheet);

/// <summary>How much of a table is read at most; more is refused, whoever wrote it.</summary>
public static class TableLimits
{
    public const int MostRows = 100_000, MostColumns = 100, LongestCell = 10_000;
}
