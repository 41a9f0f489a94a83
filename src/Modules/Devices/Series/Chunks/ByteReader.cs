using System.Buffers.Binary;

namespace Platform.Devices.Series.Chunks;

/// <summary>Reads what <see cref="ByteWriter"/> wrote, and trusts nothing it reads.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    public readonly bool IsAtEnd => _at == _bytes.Length;

    public byte Byte() => _at < _bytes.Length ? _bytes[_at++] : throw Damaged();

    public ulong Number()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80) return value;
        }

        throw Damaged();
    }

    public long Signed() => Number() is var value ? (long)(value >> 1) ^ -(long)(value & 1) : 0;

    /// <summary>A number of things, each of which would fill a part of what can be there.</summary>
    public int Count(int most) => Number() is var value && value <= (ulong)most ? (int)value : throw Damaged();

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count > _bytes.Length - _at) throw Damaged();
        _at += count;
        return _bytes.Slice(_at - count, count);
    }

    public float Real() => BinaryPrimitives.ReadSingleLittleEndian(Bytes(4));

    public Half Half() => BinaryPrimitives.ReadHalfLittleEndian(Bytes(2));

    public ReadOnlySpan<byte> Rest() => Bytes(_bytes.Length - _at);

    public ReadOnlySpan<byte> Sized() => Bytes(Count(_bytes.Length - _at));

    public static InvalidDataException Damaged() => new("A chunk of readings is damaged: restore devices.chunks from a backup, or delete the row to lose that day of that device.");
}
