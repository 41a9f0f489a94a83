using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;

namespace Platform.Devices.Intake;

/// <summary>The metrics of their own that devices measured, chained for each reading from the last to the first.</summary>
internal sealed class OwnMetrics
{
    public const int None = -1;

    private const int LongestNumber = 32;

    private readonly List<byte> _names = [];
    private readonly List<Own> _all = [];
    private int _name, _length;

    private readonly record struct Own(int Name, int Length, double Value, int Before);

    /// <summary>The name of those that are added next.</summary>
    public void Name(ReadOnlySpan<byte> name)
    {
        (_name, _length) = (_names.Count, name.Length);
        _names.AddRange(name);
    }

    public bool IsNamed => _length > 0;

    /// <summary>Whether the chain has one of this name already.</summary>
    public bool Has(int chain)
    {
        var names = CollectionsMarshal.AsSpan(_names);
        for (var at = chain; at != None; at = _all[at].Before)
            if (names.Slice(_all[at].Name, _all[at].Length).SequenceEqual(names.Slice(_name, _length))) return true;
        return false;
    }

    /// <summary>Answers the chain with this one added.</summary>
    public int Add(int chain, double value)
    {
        _all.Add(new(_name, _length, value, chain));
        return _all.Count - 1;
    }

    /// <summary>Writes the chain as a JSON object; its names have nothing that JSON would escape.</summary>
    public void Write(int chain, ArrayBufferWriter<byte> into)
    {
        var names = CollectionsMarshal.AsSpan(_names);
        for (var at = chain; at != None; at = _all[at].Before)
        {
            var own = _all[at];
            var to = into.GetSpan(own.Length + LongestNumber + 4);
            to[0] = at == chain ? (byte)'{' : (byte)',';
            to[1] = (byte)'"';
            names.Slice(own.Name, own.Length).CopyTo(to[2..]);
            "\":"u8.CopyTo(to[(2 + own.Length)..]);
            Utf8Formatter.TryFormat(own.Value, to[(4 + own.Length)..], out var written);
            into.Advance(4 + own.Length + written);
        }

        into.Write("}"u8);
    }
}
