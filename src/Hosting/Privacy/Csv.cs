using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Platform.Hosting.Privacy;

/// <summary>Lines of comma-separated values (RFC 4180) that a spreadsheet shows and does not execute.</summary>
public static class Csv
{
    public static string Line(params ReadOnlySpan<string?> cells)
    {
        var line = new StringBuilder();
        for (var i = 0; i < cells.Length; i++) line.Append(i > 0 ? "," : "").Append(Cell(cells[i] ?? ""));

        return line.ToString();
    }

    /// <summary>These lines as a file to keep, with the mark without which spreadsheets take no text for UTF-8.</summary>
    public static FileContentHttpResult File(IEnumerable<string> lines, string name)
    {
        var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        return TypedResults.File([.. text.Preamble, .. text.GetBytes(string.Concat(lines.Select(line => $"{line}\r\n")))], "text/csv; charset=utf-8", name);
    }

    /// <summary>The text a cell of ours was made of: what was defused when it was written is as it was.</summary>
    public static string Original(string cell) => cell.Length > 1 && cell[0] == '\'' && IsLikeFormula(cell[1..]) ? cell[1..] : cell;

    // What begins like a formula is one to a spreadsheet; numbers are left alone. https://owasp.org/www-community/attacks/CSV_Injection
    private static string Cell(string text)
    {
        if (IsLikeFormula(text)) text = $"'{text}";
        return text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static bool IsLikeFormula(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !double.TryParse(text, out _);
}
