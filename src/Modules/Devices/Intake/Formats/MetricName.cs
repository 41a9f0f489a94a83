using Platform.Devices.Domain;

namespace Platform.Devices.Intake;

/// <summary>
/// What a measurement of another system is called here: its metric's name, and after it the labels that tell it from the others of the
/// same name: <c>fan_speed:slot/2</c>.
/// </summary>
internal ref struct MetricName
{
    private readonly Span<byte> _room;
    private int _length;

    /// <param name="room">Where it is put together; at least <see cref="MetricNames.Longest"/> bytes.</param>
    public MetricName(Span<byte> room, ReadOnlySpan<byte> metric)
    {
        _room = room[..MetricNames.Longest];
        Append(metric);
    }

    /// <summary>Empty when it has become longer than a name may be.</summary>
    public readonly ReadOnlySpan<byte> Bytes => _length <= _room.Length ? _room[.._length] : default;

    public void Add(ReadOnlySpan<byte> label, ReadOnlySpan<byte> value)
    {
        Append(":"u8);
        Append(label);
        Append("/"u8);
        Append(value);
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        _length += text.Length;
        if (_length > _room.Length) return;
        var to = _room[(_length - text.Length).._length];
        for (var i = 0; i < text.Length; i++) to[i] = MetricNames.IsLetter(text[i]) ? text[i] : (byte)'_';
    }
}
