using System.Text;

namespace Platform.Benchmarks.Breaches;

/// <summary>Reads comma-separated records (RFC 4180): quoted fields, doubled quotes, line breaks within quotes, any line ending.</summary>
internal static class CsvRecords
{
    /// <summary>Longer than any real record: a quote that is never closed must not swallow the file.</summary>
    public const int MostCharacters = 64 * 1024;

    /// <summary>Nothing stands for a record that is longer than it may be.</summary>
    public static IEnumerable<IReadOnlyList<string>?> Read(TextReader reader) => ReadLines(reader).Select(record => record.Fields);

    /// <summary>The records, each with the number of the line it begins in.</summary>
    public static IEnumerable<(int Line, IReadOnlyList<string>? Fields)> ReadLines(TextReader reader)
    {
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length == 0) continue;
            var (record, first) = (new StringBuilder(line), number);
            for (; IsOpen(record) && record.Length <= MostCharacters && reader.ReadLine() is { } next; number++) record.Append('\n').Append(next);
            yield return (first, record.Length > MostCharacters || IsOpen(record) ? null : Fields(record.ToString()));
        }
    }

    private static bool IsOpen(StringBuilder record)
    {
        var quotes = 0;
        foreach (var chunk in record.GetChunks()) quotes += chunk.Span.Count('"');
        return quotes % 2 == 1;
    }

    private static List<string> Fields(string record)
    {
        var (fields, field, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < record.Length; i++)
        {
            var c = record[i];
            if (isQuoted && c == '"' && i + 1 < record.Length && record[i + 1] == '"') field.Append(record[++i]);
            else if (c == '"') isQuoted = !isQuoted;
            else if (c == ',' && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else field.Append(c);
        }

        fields.Add(field.ToString());
        return fields;
    }
}
