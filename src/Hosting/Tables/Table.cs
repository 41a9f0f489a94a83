
namespace Platform.Hosting.Tables;

/// <summary>
/// A table somebody sent, as separated values or as a workbook, read row by row from a file that can be sought in. What cannot be read is told by
/// <see cref="TableRefusedException"/>.
/// </summary>
public sealed class Table : IDisposable
{
    private const int Sample = 64 * 1024;

    private readonly IDisposable _source;
    private readonly IEnumerable<TableRow> _rows;

    private Table(TableFormat format, IEnumerable<TableRow> rows, IDisposable source) => (Format, _rows, _source) = (format, rows, source);

    public TableFormat Format { get; }

    public static Table Open(Stream file)
    {
        Span<byte> head = stackalloc byte[4];
        file.Position = 0;
        var isPacked = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.SequenceEqual("PK\u0003\u0004"u8);
        return isPacked ? OpenWorkbook(file) : OpenText(file);
    }

    /// <summary>The rows that have anything in them; to be read once.</summary>
    public IEnumerable<TableRow> Rows()
    {
        var rows = 0;
        using var all = _rows.GetEnumerator();
        while (Workbook.Guarded(all.MoveNext))
        {
            if (Array.TrueForAll(all.Current.Cells, string.IsNullOrWhiteSpace)) continue;
            if (rows++ > TableLimits.MostRows) throw new TableRefusedException(TableRefusals.TooManyRows); // the first names the columns
            yield return all.Current;
        }
    }

    public void Dispose() => _source.Dispose();

    private static Table OpenText(Stream file)
    {
        var encoding = TextEncodings.Find(file);
        var start = file.Position;
        var sample = new char[Sample];
        using (var looking = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: false, leaveOpen: true)) sample = sample[..looking.ReadBlock(sample)];
        file.Position = start;

        var (separator, isSaid) = CsvDialect.Of(sample);
        var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var reader = new CsvReader(text, separator);
        if (isSaid) reader.SkipLine();
        return new(new(encoding.WebName, separator.ToString(), Sheet: null), reader.Rows(), text);
    }

    private static Table OpenWorkbook(Stream file)
    {
        var workbook = Workbook.Guarded(() => Workbook.Open(file));
        return new(new(Encoding: null, Separator: null, workbook.Sheet), workbook.Rows(), workbook);
    }
}
