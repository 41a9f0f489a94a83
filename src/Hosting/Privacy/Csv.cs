using System.Globalization;
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

    private const string MediaType = "text/csv; charset=utf-8";

    // Spreadsheets take a text for UTF-8 only when it begins with the mark.
    private static readonly UTF8Encoding Text = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>These lines as a file to keep.</summary>
    public static FileContentHttpResult File(IEnumerable<string> lines, string name) =>
        TypedResults.File([.. Text.Preamble, .. Text.GetBytes(string.Concat(lines.Select(line => $"{line}\r\n")))], MediaType, name);

    /// <summary>The same of lines that come in pieces: each is on its way before the next is asked for.</summary>
    public static PushStreamHttpResult Stream(IAsyncEnumerable<IEnumerable<string>> pieces, string name, CancellationToken ct) => TypedResults.Stream(async body =>
    {
        await using var writer = new StreamWriter(body, Text);
        await foreach (var piece in pieces)
        {
            foreach (var line in piece) await writer.WriteLineAsync(line.AsMemory(), ct);
            await writer.FlushAsync(ct);
        }
    }, MediaType, name);

    /// <summary>A moment as spreadsheets read it, to the second.</summary>
    public static string? At(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

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
