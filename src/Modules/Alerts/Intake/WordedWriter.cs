using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace Platform.Alerts.Intake;

/// <summary>Writes what alerts are made of as bytes. A word is written where it first comes, and by its number from then on: alerts of a site have most of their words in common.</summary>
internal sealed class WordedWriter
{
    private const int WordsKept = 4_096, BytesKept = 4 << 20;

    private Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private ArrayBufferWriter<byte> _to = new(16 * 1024);

    /// <summary>What was written since it began anew, until it does again.</summary>
    public ReadOnlyMemory<byte> Written => _to.WrittenMemory;

    /// <summary>Begins anew; what was needed before is kept for the next, unless it was much.</summary>
    public void Begin(byte layout)
    {
        if (_to.Capacity <= BytesKept) _to.ResetWrittenCount();
        else _to = new(16 * 1024);
        BeginAfter(layout);
    }

    /// <summary>Begins with no words, after what is written already.</summary>
    public void BeginAfter(byte layout)
    {
        if (_words.Count <= WordsKept) _words.Clear();
        else _words = new(StringComparer.Ordinal);
        Byte(layout);
    }

    public byte[] ToArray() => _to.WrittenSpan.ToArray();

    public void Byte(byte one)
    {
        _to.GetSpan(1)[0] = one;
        _to.Advance(1);
    }

    public void Number(int number)
    {
        var span = _to.GetSpan(5);
        var (rest, length) = ((uint)number, 0);
        for (; rest >= 0x80; rest >>= 7) span[length++] = (byte)(rest | 0x80);
        span[length++] = (byte)rest;
        _to.Advance(length);
    }

    public void Long(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_to.GetSpan(8), number);
        _to.Advance(8);
    }

    public void Time(DateTimeOffset at) => Long(at.UtcTicks);

    public void Id(Guid id)
    {
        id.TryWriteBytes(_to.GetSpan(16));
        _to.Advance(16);
    }

    // 0 announces a word that was not there before.
    public void Word(string word)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_words, word, out var isKnown);
        if (isKnown)
        {
            Number(number);
            return;
        }

        number = _words.Count;
        Number(0);
        Number(Encoding.UTF8.GetByteCount(word));
        _to.Advance(Encoding.UTF8.GetBytes(word, _to.GetSpan(word.Length * 3 + 1)));
    }

    public void Words(ImmutableArray<string> words)
    {
        Number(words.Length);
        foreach (var word in words) Word(word);
    }

    public void Pairs(LabelSet labels)
    {
        Number(labels.Count);
        for (var i = 0; i < labels.Count; i++)
        {
            var (name, value) = labels[i];
            Word(name);
            Word(value);
        }
    }
}
