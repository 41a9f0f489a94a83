using System.Buffers.Binary;

namespace Platform.Devices.Series.Chunks;

/// <summary>Writes small numbers in few bytes: seven bits in each, the least first.</summary>
internal sealed class ByteWriter
{
    private byte[] _bytes = new byte[256];
    private int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Byte(byte value) => Room(1)[_length++] = value;

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length).AsSpan(_length));
        _length += bytes.Length;
    }

    public void Number(ulong value)
    {
        var to = Room(10);
        for (; value >= 0x80; value >>= 7) to[_length++] = (byte)(value | 0x80);
        to[_length++] = (byte)value;
    }

    /// <summary>A number near zero, of either sign.</summary>
    public void Signed(long value) => Number((ulong)((value << 1) ^ (value >> 63)));

    public void Real(float value)
    {
        BinaryPrimitives.WriteSingleLittleEndian(Room(4).AsSpan(_length), value);
        _length += 4;
    }

    public void Half(Half value)
    {
        BinaryPrimitives.WriteHalfLittleEndian(Room(2).AsSpan(_length), value);
        _length += 2;
    }

    /// <summary>Bytes, after how many they are.</summary>
    public void Sized(ReadOnlySpan<byte> bytes)
    {
        Number((ulong)bytes.Length);
        Bytes(bytes);
    }

    public void Clear() => _length = 0;

    // The bytes, with room for so many more.
    private byte[] Room(int count)
    {
        if (_bytes.Length - _length < count) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        return _bytes;
    }
}
