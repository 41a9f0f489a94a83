using System.Text;

namespace Platform.Devices.Intake;

/// <summary>The labels of a measurement: names and values in one buffer, which is used again for the next.</summary>
internal sealed class Labels
{
    private byte[] _bytes = new byte[1_024];
    private readonly List<(Range Name, Range Value)> _all = [];
    private int _length;

    public int Count => _all.Count;

    public void Clear()
    {
        _all.Clear();
        _length = 0;
    }

    public void Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value) => _all.Add((Keep(name), Keep(value)));

    public ReadOnlySpan<byte> NameAt(int place) => _bytes.AsSpan(_all[place].Name);
    public ReadOnlySpan<byte> ValueAt(int place) => _bytes.AsSpan(_all[place].Value);

    /// <summary>The value of this label; empty when there is none.</summary>
    public ReadOnlySpan<byte> Find(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < _all.Count; i++)
            if (NameAt(i).SequenceEqual(name)) return ValueAt(i);
        return default;
    }

    /// <summary>Puts them in the order of their names, so that senders who order them differently mean the same.</summary>
    public void Sort() => _all.Sort((a, b) => _bytes.AsSpan(a.Name).SequenceCompareTo(_bytes.AsSpan(b.Name)));

    public override string ToString() => string.Join(", ", Enumerable.Range(0, Count).Select(i => $"{Encoding.UTF8.GetString(NameAt(i))}={Encoding.UTF8.GetString(ValueAt(i))}"));

    private Range Keep(ReadOnlySpan<byte> text)
    {
        if (_length + text.Length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + text.Length));
        text.CopyTo(_bytes.AsSpan(_length));
        return _length..(_length += text.Length);
    }
}
