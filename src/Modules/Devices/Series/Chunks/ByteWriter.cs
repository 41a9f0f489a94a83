using System.Buffers;

namespace Platform.Devices.Series.Chunks;

/// <summary>Writes small numbers in few bytes: seven bits in each, the least first.</summary>
internal sealed class ByteWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public void Byte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }

    public void Bytes(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    public void Number(ulong value)
    {
        var to = _bytes.GetSpan(10);
        var length = 0;
        for (; value >= 0x80; value >>= 7) to[length++] = (byte)(value | 0x80);
        to[length++] = (byte)value;
        _bytes.Advance(length);
    }

    /// <summary>A number near zero, of either sign.</summary>
    public void Signed(long value) => Number((ulong)((value << 1) ^ (value >> 63)));

    /// <summary>Bytes, after how many they are.</summary>
    public void Sized(ReadOnlySpan<byte> bytes)
    {
        Number((ulong)bytes.Length);
        Bytes(bytes);
    }

    public void Clear() => _bytes.ResetWrittenCount();
}
