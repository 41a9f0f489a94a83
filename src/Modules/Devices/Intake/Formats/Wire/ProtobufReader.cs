using System.Buffers.Binary;

namespace Platform.Devices.Intake;

/// <summary>How a field of a protobuf message is written.</summary>
internal enum WireType { Varint = 0, Fixed64 = 1, Bytes = 2, StartGroup = 3, EndGroup = 4, Fixed32 = 5 }

/// <summary>
/// Reads the fields of one protobuf message in the order they come. It copies nothing and trusts nothing: whatever does not fit ends
/// in <see cref="MalformedTelemetryException"/>. https://protobuf.dev/programming-guides/encoding
/// </summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private ReadOnlySpan<byte> _left = message;

    public readonly bool IsAtEnd => _left.IsEmpty;

    public int Field { get; private set; }
    public WireType Type { get; private set; }

    /// <summary>Goes on to the next field; false at the end of the message. Every field must then be read, or skipped.</summary>
    public bool Next()
    {
        if (_left.IsEmpty) return false;
        var tag = Varint();
        Type = (WireType)(tag & 7);
        if (tag >> 3 is 0 or > 536_870_911 || Type is WireType.StartGroup or WireType.EndGroup || (int)Type > 5)
            throw new MalformedTelemetryException("The body is no protobuf message of the kind expected: it has a field that cannot be.");
        Field = (int)(tag >> 3);
        return true;
    }

    /// <summary>Whether this field is the one, written the way it has to be.</summary>
    public readonly bool Is(int field, WireType type) => Field == field && Type == type;

    public ulong Varint()
    {
        ulong value = 0;
        for (var (i, shift) = (0, 0); i < _left.Length && i < 10; i++, shift += 7)
        {
            value |= (ulong)(_left[i] & 0x7f) << shift;
            if (_left[i] >= 0x80) continue;
            _left = _left[(i + 1)..];
            return value;
        }

        throw Short();
    }

    public ulong Fixed64()
    {
        if (!BinaryPrimitives.TryReadUInt64LittleEndian(_left, out var value)) throw Short();
        _left = _left[8..];
        return value;
    }

    public double Double() => BitConverter.UInt64BitsToDouble(Fixed64());

    public ReadOnlySpan<byte> Bytes()
    {
        var length = Varint();
        if (length > (ulong)_left.Length) throw Short();
        var bytes = _left[..(int)length];
        _left = _left[(int)length..];
        return bytes;
    }

    public void Skip()
    {
        switch (Type)
        {
            case WireType.Varint: Varint(); break;
            case WireType.Fixed64: Fixed64(); break;
            case WireType.Bytes: Bytes(); break;
            default:
                if (_left.Length < 4) throw Short();
                _left = _left[4..];
                break;
        }
    }

    private static MalformedTelemetryException Short() => new("The body is no protobuf message of the kind expected: it ends in the middle of a field.");
}
