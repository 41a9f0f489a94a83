using System.Globalization;
using System.Text;
using System.Xml;

namespace Platform.Hosting.Tables;

/// <summary>Reads the rows of a sheet: <c>&lt;row r="2"&gt;&lt;c r="B2" t="s"&gt;&lt;v&gt;17&lt;/v&gt;&lt;/c&gt;&lt;/row&gt;</c> is the shared text 17 in the second column of line 2.</summary>
internal static class SheetRows
{
    public static IEnumerable<TableRow> Of(XmlReader xml, IReadOnlyList<string> shared)
    {
        var line = 0;
        var cells = new List<string>();
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                line = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : line + 1;
                cells.Clear();
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                var at = ColumnOf(xml.GetAttribute("r")) ?? cells.Count;
                if (ValueOf(xml, shared) is not { Length: > 0 } value) continue;
                if (at >= TableLimits.MostColumns) throw new TableRefusedException(TableRefusals.TooManyColumns(line));
                if (value.Length > TableLimits.LongestCell) throw new TableRefusedException(TableRefusals.CellTooLong(line));
                while (cells.Count <= at) cells.Add("");
                cells[at] = value;
            }
            else if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "row" } && cells.Count > 0) yield return new(line, [.. cells]);
        }
    }

    /// <summary>All text below the element: of its runs too, but not how they are pronounced.</summary>
    public static string TextOf(XmlReader element)
    {
        if (element.IsEmptyElement) return "";
        var text = new StringBuilder();
        for (var depth = element.Depth; element.Read() && element.Depth > depth;)
            if (element is { NodeType: XmlNodeType.Element, LocalName: "rPh" }) element.Skip();
            else if (element.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA) text.Append(element.Value);
        return text.ToString();
    }

    private static string? ValueOf(XmlReader cell, IReadOnlyList<string> shared)
    {
        if (cell.IsEmptyElement) return null;
        var (type, value) = (cell.GetAttribute("t"), (string?)null);
        for (var depth = cell.Depth; cell.Read() && cell.Depth > depth;)
            if (cell is { NodeType: XmlNodeType.Element, LocalName: "v" or "is" }) value = TextOf(cell);
        return (type, value) switch
        {
            (_, null) => null,
            ("s", _) => int.Parse(value, CultureInfo.InvariantCulture) is var at && at < shared.Count ? shared[at] : throw new FormatException($"there is no shared text {value}."),
            ("b", _) => value == "1" ? "true" : "false",
            (null or "n", _) => Number(value),
            _ => value,
        };
    }

    // A long serial number is kept as 1.2345678901E+10, and shown in full.
    private static string Number(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e15 && Math.Truncate(number).Equals(number)
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
            : value;

    // "AB12" is column 27.
    private static int? ColumnOf(string? reference)
    {
        if (reference is null) return null;
        var column = 0;
        foreach (var c in reference.AsSpan(0, Math.Min(reference.Length, 4)))
            if (char.IsAsciiLetter(c)) column = column * 26 + (c & 0x1f);
            else break;
        return column > 0 ? column - 1 : throw new FormatException($"'{(reference.Length > 12 ? reference[..12] : reference)}' is no cell.");
    }
}
