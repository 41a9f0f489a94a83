using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Platform.Alerts.Domain.Live;

namespace Platform.Alerts.Intake;

/// <summary>
/// Reports of one site as they stand in the log: a byte for the layout, how many, then one after the other. A word is written where it first comes, and by
/// its number from then on: alerts of a site have most of their words in common.
/// </summary>
internal sealed class ReportFormat
{
    private const byte Plain = 1, Worded = 2;
    private const int WordsKept = 4_096, BytesKept = 1 << 20;

    private Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private ArrayBufferWriter<byte> _to = new(16 * 1024);

    /// <summary>One list at a time: it keeps what it needs for the next.</summary>
    public byte[] Write(IReadOnlyList<AlertReport> reports)
    {
        if (_words.Count <= WordsKept) _words.Clear();
        else _words = new(StringComparer.Ordinal);
        if (_to.Capacity <= BytesKept) _to.ResetWrittenCount();
        else _to = new(16 * 1024);
        _to.GetSpan(1)[0] = Worded;
        _to.Advance(1);
        Number(_to, reports.Count);
        for (var i = 0; i < reports.Count; i++) Write(reports[i]);
        return _to.WrittenSpan.ToArray();
    }

    /// <exception cref="FormatException">The bytes are no reports.</exception>
    public static ImmutableArray<AlertReport> Read(ReadOnlySpan<byte> from)
    {
        try
        {
            if (from[0] is not (Plain or Worded)) throw new FormatException($"Reports in the layout {from[0]} cannot be read.");
            var words = from[0] == Worded ? new List<string>() : null;
            from = from[1..];
            var reports = new AlertReport[Number(ref from)];
            for (var i = 0; i < reports.Length; i++) reports[i] = Report(ref from, words);
            return ImmutableCollectionsMarshal.AsImmutableArray(reports);
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentException) { throw new FormatException("The reports are cut short, or damaged.", e); }
    }

    private void Write(AlertReport report)
    {
        Pairs(report.Labels);
        Pairs(report.Annotations);
        Long(_to, report.StartsAt.UtcTicks);
        Long(_to, report.EndsAt.UtcTicks);
        Number(_to, report.IsTimeout ? 1 : 0);
        Word(report.GeneratorUrl ?? "");
        Word(report.Device ?? "");
        Number(_to, report.Behind.Length);
        foreach (var parent in report.Behind) Word(parent);
    }

    private static AlertReport Report(ref ReadOnlySpan<byte> from, List<string>? words)
    {
        var (labels, annotations) = (Pairs(ref from, words), Pairs(ref from, words));
        var (starts, ends) = (Long(ref from), Long(ref from));
        var isTimeout = Number(ref from) == 1;
        var (url, device) = (Word(ref from, words), Word(ref from, words));
        var behind = new string[Number(ref from)];
        for (var i = 0; i < behind.Length; i++) behind[i] = Word(ref from, words);
        return new(labels, annotations, new(starts, TimeSpan.Zero), new(ends, TimeSpan.Zero), isTimeout, url.Length == 0 ? null : url)
        {
            Device = device.Length == 0 ? null : device, Behind = [.. behind],
        };
    }

    private void Pairs(LabelSet labels)
    {
        Number(_to, labels.Count);
        for (var i = 0; i < labels.Count; i++)
        {
            var (name, value) = labels[i];
            Word(name);
            Word(value);
        }
    }

    private static LabelSet Pairs(ref ReadOnlySpan<byte> from, List<string>? words)
    {
        var pairs = new KeyValuePair<string, string>[Number(ref from)];
        for (var i = 0; i < pairs.Length; i++)
        {
            var name = Word(ref from, words);
            pairs[i] = new(name, Word(ref from, words));
        }

        return LabelSet.Of(pairs);
    }

    // 0 announces a word that was not there before.
    private void Word(string word)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_words, word, out var isKnown);
        if (isKnown)
        {
            Number(_to, number);
            return;
        }

        number = _words.Count;
        Number(_to, 0);
        Number(_to, Encoding.UTF8.GetByteCount(word));
        _to.Advance(Encoding.UTF8.GetBytes(word, _to.GetSpan(word.Length * 3 + 1)));
    }

    private static string Word(ref ReadOnlySpan<byte> from, List<string>? words)
    {
        if (words is not null && Number(ref from) is > 0 and var number) return words[number - 1];
        var length = Number(ref from);
        var text = Text(from[..length]);
        from = from[length..];
        words?.Add(text);
        return text;
    }

    // Sites come back to life with thousands of alerts: what these have in common is in memory once.
    private static string Text(ReadOnlySpan<byte> written)
    {
        if (written.Length > 64) return Encoding.UTF8.GetString(written);
        Span<char> text = stackalloc char[64];
        return Words.Of(text[..Encoding.UTF8.GetChars(written, text)]);
    }

    private static void Number(ArrayBufferWriter<byte> to, int number)
    {
        var span = to.GetSpan(5);
        var (rest, length) = ((uint)number, 0);
        for (; rest >= 0x80; rest >>= 7) span[length++] = (byte)(rest | 0x80);
        span[length++] = (byte)rest;
        to.Advance(length);
    }

    private static int Number(ref ReadOnlySpan<byte> from)
    {
        var (number, shift) = (0, 0);
        while (true)
        {
            var next = from[0];
            from = from[1..];
            number |= (next & 0x7f) << shift;
            if (next < 0x80) return number;
            shift += 7;
        }
    }

    private static void Long(ArrayBufferWriter<byte> to, long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(to.GetSpan(8), number);
        to.Advance(8);
    }

    private static long Long(ref ReadOnlySpan<byte> from)
    {
        var number = BinaryPrimitives.ReadInt64LittleEndian(from);
        from = from[8..];
        return number;
    }
}
