using System.Text;

namespace Platform.Hosting.Tables;

/// <summary>
/// Reads separated values row by row (RFC 4180), in memory no larger than a row: a cell in quotation marks may hold separators and line breaks, and two
/// quotation marks are one. Empty lines are no rows. What is longer than a row may be is refused where it is found.
/// </summary>
internal sealed class CsvReader(TextReader text, char separator)
{
    private readonly char[] _buffer = new char[16 * 1024];
    private readonly StringBuilder _cell = new();
    private readonly List<string> _cells = [];
    private int _at, _length, _line = 1;

    public IEnumerable<TableRow> Rows()
    {
        while (Peek() >= 0)
        {
            var line = _line;
            ReadRow(line);
            if (_cells is not [""]) yield return new(line, [.. _cells]);
        }
    }

    /// <summary>Passes over the line that says the separator.</summary>
    public void SkipLine()
    {
        int c;
        while ((c = Next()) is not ('\n' or -1)) { }
    }

    private void ReadRow(int line)
    {
        _cells.Clear();
        while (true)
        {
            var end = Peek() == '"' ? ReadQuoted(line) : ReadPlain(line);
            if (_cells.Count == TableLimits.MostColumns) throw new TableRefusedException(TableRefusals.TooManyColumns(line));
            _cells.Add(_cell.ToString());
            _cell.Clear();
            if (end != separator) return;
        }
    }

    // Answers what ended the cell: the separator, a line break, or the end.
    private int ReadPlain(int line)
    {
        while (true)
        {
            var c = Next();
            if (c < 0 || c == separator || c == '\n') return c;
            if (c == '\r')
            {
                if (Peek() == '\n') Next();
                else _line++;
                return '\n';
            }

            Append((char)c, line);
        }
    }

    private int ReadQuoted(int line)
    {
        var opened = _line;
        Next();
        while (true)
        {
            var c = Next();
            if (c < 0) throw new TableRefusedException(TableRefusals.QuoteNotClosed(opened));
            if (c != '"') Append((char)c, line);
            else if (Peek() == '"') Append((char)Next(), line);
            else return ReadPlain(line); // what follows the closing mark belongs to the cell: "12" inch
        }
    }

    private void Append(char c, int line)
    {
        if (c == '\0') throw new TableRefusedException(TableRefusals.NotText(line));
        if (_cell.Length == TableLimits.LongestCell) throw new TableRefusedException(TableRefusals.CellTooLong(line));
        _cell.Append(c);
    }

    private int Peek() => _at < _length || Fill() ? _buffer[_at] : -1;

    private int Next()
    {
        if (_at == _length && !Fill()) return -1;
        var c = _buffer[_at++];
        if (c == '\n') _line++;
        return c;
    }

    private bool Fill()
    {
        (_at, _length) = (0, text.Read(_buffer));
        return _length > 0;
    }
}
