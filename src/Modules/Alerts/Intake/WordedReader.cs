using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Platform.Alerts.Intake;

/// <summary>Reads what <see cref="WordedWriter"/> wrote; what it wrote before words had numbers, too. Bytes that are cut short are an <see cref="IndexOutOfRangeException"/> or an <see cref="ArgumentException"/>, as they come.</summary>
internal ref struct WordedReader(ReadOnlySpan<byte> from, bool isWorded = true)
{
    private readonly List<string>? _words = isWorded ? [] : null;
    private ReadOnlySpan<byte> _from = from;

    public byte Byte()
    {
        var one = _from[0];
        _from = _from[1..];
        return one;
    }

    public int Number()
    {
        var (number, shift) = (0, 0);
        while (true)
        {
            var next = Byte();
            number |= (next & 0x7f) << shift;
            if (next < 0x80) return number;
            shift += 7;
        }
    }

    /// <summary>How many follow: none of them takes less than a byte, so damaged bytes cannot ask for more room than they take themselves.</summary>
    public int Count() => Number() is var count && (uint)count <= _from.Length ? count : throw new FormatException("More is announced than follows.");

    public long Long()
    {
        var number = BinaryPrimitives.ReadInt64LittleEndian(_from);
        _from = _from[8..];
        return number;
    }

    public DateTimeOffset Time() => new(Long(), TimeSpan.Zero);

    public Guid Id()
    {
        var id = new Guid(_from[..16]);
        _from = _from[16..];
        return id;
    }

    public string Word()
    {
        if (_words is not null && Number() is > 0 and var number) return _words[number - 1];
        var length = Number();
        var text = Text(_from[..length]);
        _from = _from[length..];
        _words?.Add(text);
        return text;
    }

    /// <summary>A word that may be none.</summary>
    public string? WordOrNone() => Word() is { Length: > 0 } word ? word : null;

    public ImmutableArray<string> Words()
    {
        var words = ImmutableArray.CreateBuilder<string>(Count());
        while (words.Count < words.Capacity) words.Add(Word());
        return words.MoveToImmutable();
    }

    public LabelSet Pairs()
    {
        var pairs = new KeyValuePair<string, string>[Count()];
        for (var i = 0; i < pairs.Length; i++)
        {
            var name = Word();
            pairs[i] = new(name, Word());
        }

        return LabelSet.Of(pairs);
    }

    // Sites come back to life with thousands of alerts: what these have in common is in memory once.
    private static string Text(ReadOnlySpan<byte> written)
    {
        if (written.Length > 64) return Encoding.UTF8.GetString(written);
        Span<char> text = stackalloc char[64];
        return Domain.Labels.Words.Of(text[..Encoding.UTF8.GetChars(written, text)]);
    }
}
