namespace Platform.Hosting.Tables;

/// <summary>A table that cannot be read on: found in the midst of it, so thrown through whoever reads.</summary>
public sealed class TableRefusedException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal => refusal;
}

internal static class TableRefusals
{
    public static readonly Refusal TooManyRows = Refusal.TooLarge("table.too-many-rows", $"A table has at most {TableLimits.MostRows:N0} rows; send it in parts.");
    public static readonly Refusal TooManyParts = Refusal.Invalid("table.too-many-parts", "The workbook has more parts than a workbook needs; save it anew.");
    public static readonly Refusal TooMuch = Refusal.TooLarge("table.too-much", "Unpacked, the workbook is larger than is taken; send the sheet as CSV, or in parts.");
    public static readonly Refusal NoSheet = Refusal.Invalid("table.no-sheet", "The workbook has no sheet that can be seen.");

    public static Refusal TooManyColumns(int line) => Refusal.Invalid("table.too-many-columns", $"Line {line} has more than {TableLimits.MostColumns} columns.");
    public static Refusal CellTooLong(int line) =>
        Refusal.Invalid("table.cell-too-long", $"A cell in line {line} has more than {TableLimits.LongestCell:N0} characters; a quotation mark may be opened there and never closed.");

    public static Refusal NotText(int line) => Refusal.Invalid("table.not-text", $"Line {line} has characters no text has; save the table as CSV in UTF-8.");
    public static Refusal QuoteNotClosed(int line) => Refusal.Invalid("table.quote-not-closed", $"The quotation mark opened in line {line} is never closed.");
    public static Refusal Malformed(string why) => Refusal.Invalid("table.malformed", $"The workbook cannot be read: {why}");
}
